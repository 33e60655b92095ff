"""What the compiler wrote down while it built: every symbol, where it is defined and where it is used."""

import ctypes
import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

DEFINITION, REFERENCE, IMPLICIT = 1 << 1, 1 << 2, 1 << 8
CHILD_OF, BASE_OF, OVERRIDE_OF, CALLED_BY = 1 << 9, 1 << 10, 1 << 11, 1 << 13
EXTENDED_BY, ACCESSOR_OF, CONTAINED_BY = 1 << 14, 1 << 15, 1 << 16

KINDS = {
    5: "enum", 6: "struct", 7: "class", 8: "protocol", 9: "extension", 11: "typealias",
    12: "function", 13: "variable", 15: "case", 16: "method", 17: "class method",
    18: "static method", 19: "property", 20: "class property", 21: "static property",
    22: "initializer", 23: "deinitializer",
}
TYPES = {"enum", "struct", "class", "protocol"}


@dataclass(frozen=True)
class Symbol:
    usr: str
    name: str
    kind: str
    subkind: int


@dataclass
class Occurrence:
    symbol: Symbol
    roles: int
    line: int
    relations: list  # (roles, usr) of the symbols it is a child of, called by, …


@dataclass
class File:
    path: str  # from the root of the package
    module: str
    occurrences: list = field(default_factory=list)


class _String(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.length).decode()


_applier = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)
_string_applier = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, _String)


def _library():
    swift = shutil.which("swift")
    if swift is None:
        sys.exit("no swift in PATH")
    path = Path(swift).resolve().parent.parent / "lib" / "libIndexStore.so"
    library = ctypes.CDLL(str(path))
    pointer, text, number = ctypes.c_void_p, _String, ctypes.c_uint
    signatures = {
        "store_create": (pointer, [ctypes.c_char_p, pointer]),
        "store_units_apply_f": (ctypes.c_bool, [pointer, number, pointer, _string_applier]),
        "unit_reader_create": (pointer, [pointer, ctypes.c_char_p, pointer]),
        "unit_reader_dispose": (None, [pointer]),
        "unit_reader_get_main_file": (text, [pointer]),
        "unit_reader_get_module_name": (text, [pointer]),
        "unit_reader_is_system_unit": (ctypes.c_bool, [pointer]),
        "unit_reader_dependencies_apply_f": (ctypes.c_bool, [pointer, pointer, _applier]),
        "unit_dependency_get_kind": (ctypes.c_int, [pointer]),
        "unit_dependency_get_name": (text, [pointer]),
        "unit_dependency_get_filepath": (text, [pointer]),
        "record_reader_create": (pointer, [pointer, ctypes.c_char_p, pointer]),
        "record_reader_dispose": (None, [pointer]),
        "record_reader_occurrences_apply_f": (ctypes.c_bool, [pointer, pointer, _applier]),
        "occurrence_get_symbol": (pointer, [pointer]),
        "occurrence_get_roles": (ctypes.c_uint64, [pointer]),
        "occurrence_get_line_col": (None, [pointer, pointer, pointer]),
        "occurrence_relations_apply_f": (ctypes.c_bool, [pointer, pointer, _applier]),
        "symbol_relation_get_roles": (ctypes.c_uint64, [pointer]),
        "symbol_relation_get_symbol": (pointer, [pointer]),
        "symbol_get_usr": (text, [pointer]),
        "symbol_get_name": (text, [pointer]),
        "symbol_get_kind": (ctypes.c_int, [pointer]),
        "symbol_get_subkind": (ctypes.c_int, [pointer]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, "indexstore_" + name)
        function.restype, function.argtypes = result, arguments
    return library


class _Reader:
    def __init__(self, store):
        self.library = _library()
        self.store = self.library.indexstore_store_create(os.fsencode(store), None)
        if not self.store:
            sys.exit(f"{store}: no index; build with tests first (Scripts/test)")

    def units(self):
        names = []

        @_string_applier
        def gather(_, name):
            names.append(str(name))
            return True

        self.library.indexstore_store_units_apply_f(self.store, 0, None, gather)
        return names

    def unit(self, name):
        """The main file and its module, and the name of the record of what stands in it."""
        library, found = self.library, []
        reader = library.indexstore_unit_reader_create(self.store, name.encode(), None)
        if not reader:
            return None
        path = str(library.indexstore_unit_reader_get_main_file(reader))
        module = str(library.indexstore_unit_reader_get_module_name(reader))

        @_applier
        def gather(_, dependency):
            if (library.indexstore_unit_dependency_get_kind(dependency) == 2
                    and str(library.indexstore_unit_dependency_get_filepath(dependency)) == path):
                found.append(str(library.indexstore_unit_dependency_get_name(dependency)))
            return True

        if not library.indexstore_unit_reader_is_system_unit(reader):
            library.indexstore_unit_reader_dependencies_apply_f(reader, None, gather)
        library.indexstore_unit_reader_dispose(reader)
        return path, module, found[0] if found else None

    def occurrences(self, record):
        library, symbols, result = self.library, {}, []
        reader = library.indexstore_record_reader_create(self.store, record.encode(), None)
        line = ctypes.c_uint()

        def symbol(pointer):
            known = symbols.get(pointer)
            if known is None:
                known = symbols[pointer] = Symbol(
                    str(library.indexstore_symbol_get_usr(pointer)),
                    str(library.indexstore_symbol_get_name(pointer)),
                    KINDS.get(library.indexstore_symbol_get_kind(pointer), "other"),
                    library.indexstore_symbol_get_subkind(pointer))
            return known

        @_applier
        def gather(_, occurrence):
            relations = []

            @_applier
            def relate(_, relation):
                relations.append((
                    library.indexstore_symbol_relation_get_roles(relation),
                    symbol(library.indexstore_symbol_relation_get_symbol(relation)).usr))
                return True

            library.indexstore_occurrence_relations_apply_f(occurrence, None, relate)
            library.indexstore_occurrence_get_line_col(occurrence, ctypes.byref(line), None)
            result.append(Occurrence(
                symbol(library.indexstore_occurrence_get_symbol(occurrence)),
                library.indexstore_occurrence_get_roles(occurrence), line.value, relations))
            return True

        library.indexstore_record_reader_occurrences_apply_f(reader, None, gather)
        library.indexstore_record_reader_dispose(reader)
        return result


def read(store, root, folders):
    """The files below the folders that exist now, as the compiler last saw them."""
    reader, newest = _Reader(store), {}
    units = next(Path(store).glob("v*/units"))
    for name in reader.units():
        unit = reader.unit(name)
        if unit is None or unit[2] is None:
            continue
        path = os.path.relpath(unit[0], root)
        # Records of files that were moved or deleted stay in the store.
        if path.split("/")[0] not in folders or not os.path.exists(unit[0]):
            continue
        age = (units / name).stat().st_mtime
        if path not in newest or age > newest[path][0]:
            newest[path] = (age, unit[1], unit[2])
    changed = [path for path, (age, _, _) in newest.items() if os.stat(path).st_mtime > age]
    if changed:
        sys.exit(f"{len(changed)} files changed after they were compiled, as {min(changed)}; build with tests first")
    return [
        File(path, module, reader.occurrences(record))
        for path, (_, module, record) in sorted(newest.items())
    ]
