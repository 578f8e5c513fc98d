from klachtenboek.domain.rows import Rows


def test_only_a_row_that_is_looked_at_is_made() -> None:
    made: list[int] = []

    def make(raw: tuple[int]) -> str:
        made.append(raw[0])
        return f"nr {raw[0]}"

    rows = Rows([(1,), (2,), (3,)], make)
    assert len(rows) == 3
    assert made == []
    assert rows[1] == "nr 2"
    assert made == [2]
    assert list(rows[1:]) == ["nr 2", "nr 3"]


def test_a_row_is_found_by_what_it_begins_with_and_is_not_made_for_that() -> None:
    def make(raw: tuple[int]) -> str:
        raise AssertionError(raw)

    rows = Rows([(7,), (3,)], make) + Rows([(5,)], make)
    assert [rows.place_of(key) for key in (7, 3, 5, 9)] == [0, 1, 2, -1]


def test_rows_go_on_with_the_next_page() -> None:
    none: Rows[str] = Rows()
    first, more = Rows([(1,)], str), Rows([(2,)], str)
    assert list(none + first + more) == ["(1,)", "(2,)"]
    assert len(first) == 1


def test_rows_are_what_is_in_them() -> None:
    assert Rows([(1,)]) == (1,)
    assert Rows([(1,)]) == Rows([(2,)], lambda _: 1)
    assert Rows() == ()
    assert Rows([(1,)]) != (2,)
    assert hash(Rows([(1,)])) == hash((1,))
    assert repr(Rows([(1,)])) == "Rows([1])"
