"""Generated pages are what the code says, and links between pages lead somewhere."""

import re

from installers.dev import make_docs, tree

_LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)")
_CODE_PATH = re.compile(
    r"`((?:server|common|candidate_app|proctor_app|chief_app|tests|installers|docs)/[\w/.-]+)`"
)


def test_generated_pages_are_up_to_date() -> None:
    assert not make_docs.stale(), "run `make docs`"


def test_links_lead_somewhere() -> None:
    broken = []
    for page in [tree.ROOT / "README.md", *(tree.ROOT / "docs").rglob("*.md")]:
        text = page.read_text(encoding="utf-8")
        broken += [
            f"{page.name}: {target}"
            for target in _LINK.findall(text)
            if not (page.parent / target).exists()
        ]
    assert not broken


def test_named_files_exist() -> None:
    broken = []
    for page in [tree.ROOT / "README.md", *(tree.ROOT / "docs").rglob("*.md")]:
        text = page.read_text(encoding="utf-8")
        broken += [
            f"{page.name}: {target}"
            for target in _CODE_PATH.findall(text)
            if not (tree.ROOT / target).exists()
        ]
    assert not broken, "write an example as `<name>`, or mend the path"
