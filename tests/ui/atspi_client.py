"""A screen reader's questions to the real window, over AT-SPI, as assistive technology of Linux
asks them. Run by the system's own Python, which has the bindings, in a session with a screen and a
message bus of its own: ``python3 atspi_client.py COMMAND...`` starts the window with COMMAND, asks
all of it for everything, and prints as JSON what it heard."""

import json
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 40.0
"""Seconds until the window must be there."""
REPLY_MS = 20_000
MOST_CHILDREN = 20
REST = 1.5


def application(pid):
    """The window's program among all that the bus knows."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(place)
            if one is not None and one.get_process_id() == pid and one.get_child_count():
                return one
        time.sleep(0.2)
    raise SystemExit("the window did not come")


def walk(node, *, seen=False):
    """The node and all below it; ``seen``: without menus and what is out of sight."""
    yield node
    for place in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(place)
        if child is None or (seen and not is_seen(child)):
            continue
        yield from walk(child, seen=seen)


def is_seen(node):
    showing = node.get_state_set().contains(Atspi.StateType.SHOWING)
    return showing and node.get_role() != Atspi.Role.MENU_BAR


def ask(node):
    """Everything about a node: what is heard of it."""
    found = {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "states": [state.value_nick for state in node.get_state_set().get_states()],
        "attributes": node.get_attributes(),
        "interfaces": node.get_interfaces(),
        "labels": [
            relation.get_target(place).get_name()
            for relation in node.get_relation_set()
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
            for place in range(relation.get_n_targets())
        ],
    }
    node.get_index_in_parent(), node.get_parent(), node.get_application()
    node.get_localized_role_name(), node.get_object_locale()
    if "Component" in found["interfaces"]:
        box = node.get_extents(Atspi.CoordType.SCREEN)
        node.get_accessible_at_point(box.x + 1, box.y + 1, Atspi.CoordType.SCREEN)
        node.get_layer(), node.get_alpha()
    if "Action" in found["interfaces"]:
        found["actions"] = [
            (node.get_action_name(place), node.get_key_binding(place))
            for place in range(node.get_n_actions())
        ]
    if "Value" in found["interfaces"]:
        found["value"] = node.get_current_value()
        found["range"] = [node.get_minimum_value(), node.get_maximum_value()]
        found["step"] = node.get_minimum_increment()
    if "Text" in found["interfaces"]:
        count = Atspi.Text.get_character_count(node)
        found["text"] = Atspi.Text.get_text(node, 0, count)
        Atspi.Text.get_caret_offset(node), Atspi.Text.get_n_selections(node)
        Atspi.Text.get_text_attributes(node, 0)
    if "Selection" in found["interfaces"]:
        Atspi.Selection.get_n_selected_children(node)
    if "Table" in found["interfaces"]:
        Atspi.Table.get_n_rows(node), Atspi.Table.get_n_columns(node)
        Atspi.Table.get_column_header(node, 0)
    if "TableCell" in found["interfaces"]:
        Atspi.TableCell.get_position(node), Atspi.TableCell.get_row_span(node)
    return found


def press(root, name):
    """Press the first of several buttons that is called ``name``."""
    for node in walk(root, seen=True):
        if node.get_name() == name and node.get_role_name() == "radio button":
            node.do_action(0)
            return
    raise SystemExit(f"nothing is called {name}")


def listen(said):
    """Hear announcements into ``said`` until the program ends."""
    listener = Atspi.EventListener.new(lambda event: said.append(str(event.any_data)))
    listener.register("object:announcement")
    return listener


def hear(seconds):
    """Let events come in."""
    context, end = GLib.MainContext.default(), time.monotonic() + seconds
    while time.monotonic() < end:
        if not context.iteration(False):
            time.sleep(0.01)


def main(command):
    program = subprocess.Popen(command)
    heard = {"views": [], "said": []}
    try:
        Atspi.init()
        # A page is made while its button is pressed.
        Atspi.set_timeout(REPLY_MS, REPLY_MS)
        root = application(program.pid)
        listener = listen(heard["said"])
        hear(REST)
        heard["views"].append([ask(node) for node in walk(root)])
        slider = next(node for node in walk(root) if node.get_role_name() == "slider")
        heard["said"].clear()
        slider.set_current_value(slider.get_maximum_value())
        hear(REST)
        heard["moved"] = ask(slider)
        for page in ("Data", "Rapport"):
            press(root, page)
            hear(REST)
            heard["views"].append([ask(node) for node in walk(root, seen=True)])
        listener.deregister("object:announcement")
        heard["ended"] = program.poll()
    finally:
        program.terminate()
        program.wait()
    print(json.dumps(heard))


if __name__ == "__main__":
    main(sys.argv[1:])
