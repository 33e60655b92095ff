"""Folders as rooms: which uses which, within a module. The files beside the folders are the entry, on top of all."""

from collections import defaultdict


def room(path):
    parts = path.split("/")
    return parts[2] if len(parts) > 3 else "."


def graphs(package):
    """Module → room → room → an example of what is used there."""
    result = defaultdict(lambda: defaultdict(dict))
    for path, line, usr, _, _ in package.references:
        target = package.declarations.get(usr)
        if target is None or path.split("/")[:2] != target.path.split("/")[:2]:
            continue
        if path.split("/")[0] not in ("Sources", "Tools"):
            continue
        module, here, there = path.split("/")[1], room(path), room(target.path)
        result[module][there]  # a room, also one that uses nothing
        if here != there:
            example = f"{path}:{line} uses {package.title(target)} of {target.path}"
            result[module][here].setdefault(there, []).append(example)
    return result


def circles(graph):
    """The rooms from which a way leads back to them, in groups."""
    def reached(start):
        seen, waiting = set(), [start]
        while waiting:
            for other in graph.get(waiting.pop(), {}):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return seen

    reach = {name: reached(name) for name in graph}
    groups = {
        frozenset(other for other in reach[name] if name in reach.get(other, ()))
        for name in graph if name in reach[name]
    }
    return [sorted(group) for group in groups]


def levels(graph):
    """Rooms, those first that use no other; without those in circles."""
    left, result = set(graph), []
    while True:
        free = sorted(name for name in left if not (set(graph[name]) & left))
        if not free:
            return result
        result += free
        left -= set(free)


def check(package):
    problems = []
    for module, graph in sorted(graphs(package).items()):
        if len(graph) < 2:
            continue
        print(f"{module}")
        for name in levels(graph):
            print(f"  {name:16} {'→ ' if graph[name] else ''}{' '.join(sorted(graph[name]))}")
        for group in circles(graph):
            problems.append(f"{module}: a circle of {', '.join(group)}")
            for here in group:
                for there in sorted(set(graph[here]) & set(group)):
                    examples = graph[here][there]
                    problems.append(
                        f"  {here} → {there}, {len(examples)} times, as {examples[0]}")
    return problems
