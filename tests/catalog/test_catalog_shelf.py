"""The shelf: a table nobody looks at is never read, one that is looked at is read once."""

from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.catalog.shelf import Shelf


def test_a_shelf_reads_its_table_at_the_first_look_and_never_again() -> None:
    looks: list[str] = []

    def read() -> tuple[str, ...]:
        looks.append("read")
        return ("neck", "jaw")

    shelf = Shelf(read)
    assert not looks
    assert list(shelf) == ["neck", "jaw"]
    assert (len(shelf), shelf[1], shelf[:1], "jaw" in shelf) == (2, "jaw", ("neck",), True)
    assert looks == ["read"]


def test_loading_the_catalogue_reads_none_of_its_long_tables() -> None:
    catalog = load_catalog()
    long_tables = (catalog.exercises, catalog.rules, catalog.techniques, catalog.special_tests)
    assert [table._entries for table in long_tables if isinstance(table, Shelf)] == [None] * 4
    assert catalog.exercise("neck-levator-stretch").name.fr == "Étirement de l'élévateur de la scapula"
    assert isinstance(catalog.exercises, Shelf)
    assert catalog.exercises._entries
