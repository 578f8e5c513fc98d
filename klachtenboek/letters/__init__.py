"""The words and the paper of letters, made from values; nothing here reads or writes the book."""
