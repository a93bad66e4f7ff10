# Parses a file with the grammar of its language and prints where it is wrong.
import sys

import tree_sitter_c_sharp
import tree_sitter_powershell
from tree_sitter import Language, Parser

GRAMMARS = {"csharp": tree_sitter_c_sharp, "powershell": tree_sitter_powershell}


def errors(node):
    if node.is_error or node.is_missing:
        yield f"line {node.start_point[0] + 1}: {node.type} {node.text.decode()[:80]!r}"
    for child in node.children:
        yield from errors(child)


language, file = sys.argv[1:]
with open(file, "rb") as source:
    tree = Parser(Language(GRAMMARS[language].language())).parse(source.read())
found = list(errors(tree.root_node))
sys.exit("\n".join(found) if found or tree.root_node.has_error else 0)
