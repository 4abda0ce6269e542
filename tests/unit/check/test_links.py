# Links and marks as they are written, and hosts that are not what they look like.

from __future__ import annotations

import pytest

from tests.unit.check.conftest import Check


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Pass it (a number here.\n\n(fine)", "'(a number here.'"),
        ("A `lost tick.", "'`lost tick.'"),
        ("Your token is here).", "'Your token is here)'"),
        ("A [bracket that is open.", "'[bracket that is open.'"),
    ],
)
def test_a_mark_without_a_partner_is_quoted(checked: Check, text: str, quoted: str) -> None:
    (found,) = checked(text, rule="DG041")
    assert quoted in found.message


def test_a_type_that_closes_another_bracket_is_found(checked: Check) -> None:
    (found,) = checked("Gives a `list[str}` and a `list[str]`.", rule="DG041")
    assert found.hint == "write 'list[str]'"


@pytest.mark.parametrize(
    "text",
    [
        "a) one, b) two, 3) three and iv) four",
        "shape (height, width, 3) and (1, 2)",
        "a smile :) and a wink ;-)",
        "`(` and `[` in code, [a link](https://x.test/a_(b)), \\(escaped",
        "A tag `` that was lost, and one ` more.",
    ],
)
def test_marks_that_need_no_partner_are_left_alone(checked: Check, text: str) -> None:
    assert not checked(text, rule="DG041")


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("https://x.test/app.pyL98", "https://x.test/app.py#L98"),
        ("https://x.test/README.mdmaking-it", "https://x.test/README.md#making-it"),
        ("https://x.test/d/1/editgid=0", "https://x.test/d/1/edit#gid=0"),
    ],
)
def test_a_lost_hash_is_put_back(checked: Check, target: str, right: str) -> None:
    (found,) = checked(f"See [it]({target}).", rule="DG043")
    assert found.correction
    assert found.correction.new == right


@pytest.mark.parametrize(
    "target", ["https://x.test/app.py", "https://x.test/a.mdx", "https://x.html.test/"]
)
def test_whole_addresses_are_left_alone(checked: Check, target: str) -> None:
    assert not checked(f"See [it]({target}).", rule="DG043")


@pytest.mark.parametrize(
    "host",
    [
        "github.com.evil.test",
        "huggingface.com",
        "hugingface.co",
        "gihtub.com",
        "xn--gthub-n4a.com",
        "аррӏе.com",
        "huggingface.co.login.test",
    ],
)
def test_hosts_that_look_like_others_are_found(checked: Check, host: str) -> None:
    (found,) = checked(f"Log in at https://{host}/login.", rule="DG037")
    assert "looks like" in found.message


@pytest.mark.parametrize(
    "host",
    ["github.com", "docs.github.com", "user.github.io", "discord.gg", "gradio.app", "x.test"],
)
def test_real_hosts_are_left_alone(checked: Check, host: str) -> None:
    assert not checked(f"Log in at https://{host}/login.", rule="DG037")


def test_a_replaced_host_is_found_beside_a_secret_only(checked: Check) -> None:
    site = "source: {origin: https://gradio.app/, hosts: {hub.mirror.test: huggingface.co}}\n"
    texts = ("Get your token at https://hub.mirror.test/a.",)
    (found,) = checked(*texts, rule="DG037", site=site)
    assert found.message.endswith("replaces huggingface.co, beside 'token'")
    assert not checked("Read https://hub.mirror.test/a.", rule="DG037", site=site)


def test_with_a_list_of_hosts_every_other_one_is_reported_once_per_page(checked: Check) -> None:
    site = "check: {hosts: ['*.good.test', good.test]}\n"
    text = "https://good.test/a https://www.good.test/b https://other.test/c https://other.test/d"
    (found,) = checked(text, rule="DG037", site=site)
    assert found.message.startswith("'other.test' is not among the hosts")
