from pathlib import Path

import pytest

from klachtenboek.domain.errors import PlaceInCloud, PlaceOnNetwork
from klachtenboek.safekeeping import place
from klachtenboek.safekeeping.place import is_on_network, refuse_unsafe

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
nas:/data /mnt/nas nfs4 rw 0 0
//pc/winkel /mnt/De\\040winkel cifs rw 0 0
/dev/sdb1 /mnt/nas/stick vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Bakkerij De Linde", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("Mijn Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud/zaak", "Nextcloud"),
    ],
)
def test_a_folder_of_a_cloud_service_is_refused_by_name(tmp_path: Path, folder: str, service: str) -> None:
    """R18."""
    made = tmp_path / folder / "boek"
    made.mkdir(parents=True)
    with pytest.raises(PlaceInCloud) as refused:
        refuse_unsafe(made)
    assert (refused.value.name, refused.value.path) == (service, str(made))


def test_a_link_into_such_a_folder_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "zaak").mkdir(parents=True)
    (tmp_path / "zaak").symlink_to(tmp_path / "Dropbox" / "zaak")
    with pytest.raises(PlaceInCloud):
        refuse_unsafe(tmp_path / "zaak")


@pytest.mark.parametrize("folder", ["Documenten", "onedriver", "Drive", "stack", "De Dropbox van oma"])
def test_an_ordinary_folder_is_fine(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    refuse_unsafe(tmp_path / folder)
    assert (tmp_path / folder).is_dir()


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/mnt/nas/zaak", True),
        ("/mnt/nas", True),
        ("/mnt/De winkel/boek", True),
        ("/mnt/nas/stick/boek", False),
        ("/mnt/nasi", False),
        ("/media/marieke", False),
        ("//server/share/boek", True),
    ],
)
def test_a_network_drive_is_known_by_its_mount(folder: str, expected: bool) -> None:  # noqa: FBT001  (a table)
    assert is_on_network(Path(folder), mounts=MOUNTS) is expected


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R18."""
    table = tmp_path / "mounts"
    table.write_text(f"nas:/ {tmp_path / 'nas'} nfs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(place, "_MOUNTS", table)
    with pytest.raises(PlaceOnNetwork):
        refuse_unsafe(tmp_path / "nas")
    monkeypatch.setattr(place, "_MOUNTS", tmp_path / "nergens")
    refuse_unsafe(tmp_path / "nas")
    assert not (tmp_path / "nas").exists()
