"""What each outcome of a check means, in a sentence for the hospital's person, in both languages."""

from __future__ import annotations

import msgspec

from server.rules.moments import moment
from server.rules.report import Report
from server.rules.verification import Check, State, Verification


class Words(msgspec.Struct, frozen=True):
    zh: str
    en: str


class Told(msgspec.Struct, frozen=True):
    name: str
    state: str
    said: Words


class ToldAll(msgspec.Struct, frozen=True):
    """A verification as it travels."""

    state: State
    checks: list[Told]


CHECKS: dict[str, Words] = {
    "form.ok": Words("内容完整：就是签章的那份报告。", "The content is whole: it is the very report that was signed."),
    "form.not_json": Words("内容已损坏，无法读取。", "The content is damaged and cannot be read."),
    "form.not_canonical": Words(
        "内容的写法被改动过，不是签章时的字节。", "The content was rewritten; these are not the bytes that were signed."
    ),
    "form.not_a_report": Words("内容不是一份报告。", "The content is not a report."),
    "form.other_seal": Words("内容与签章不是同一份报告。", "Content and seal are of two different reports."),
    "form.other_record": Words(
        "内容与同步的签章不一致（{field}）。", "The content differs from the seal that was synced ({field})."
    ),
    "signature.ok": Words("设备签名正确（密钥 {key}）。", "The device's signature is right (key {key})."),
    "signature.no_key": Words(
        "签章设备的公钥未知，签名无法核对。", "The device's public key is not known; the signature cannot be checked."
    ),
    "signature.other_key": Words("公钥与签名所用的不是同一把。", "The public key is not the one that signed."),
    "signature.no_match": Words(
        "签名与内容不符：内容或签名被改动过。",
        "The signature does not fit the content: one of them was altered.",
    ),
    "enrolment.ok": Words(
        "密钥由本公司登记，属于 {person}，登记于 {at}。", "The firm knows the key as {person}'s since {at}."
    ),
    "enrolment.none": Words(
        "密钥尚未在公司登记，还不能确认签章人。",
        "The key is not enrolled with the firm yet; who signed is not confirmed.",
    ),
    "enrolment.other_firm": Words("密钥登记不是由这家公司签发的。", "The key's enrolment was not signed by this firm."),
    "enrolment.no_match": Words(
        "密钥登记被改动过，公司的签名不符。", "The key's enrolment was altered; the firm's signature does not fit it."
    ),
    "enrolment.other_key": Words("登记的是另一把密钥。", "Another key was enrolled."),
    "receipt.ok": Words("公司于 {at} 收到并加签。", "The firm received and countersigned it on {at}."),
    "receipt.none": Words("公司尚未加签。", "The firm has not countersigned it yet."),
    "receipt.other_firm": Words("加签不是这家公司的。", "The countersignature is not this firm's."),
    "receipt.no_match": Words(
        "加签被改动过，公司的签名不符。", "The countersignature was altered; the firm's signature does not fit it."
    ),
    "receipt.other_seal": Words("加签的是另一份报告。", "The countersignature is of another report."),
    "receipt.other_person": Words(
        "收到报告的人与密钥所属的人不同。", "It was received from another person than the key's."
    ),
    "revocation.ok": Words("签章设备在用，未报失。", "The device is in use and was not reported lost."),
    "revocation.before": Words(
        "设备于 {at} 报失；报告在那之前收到。",
        "The device was reported lost on {at}; the report was received before that.",
    ),
    "revocation.after": Words(
        "报告在设备报失（{at}）之后才收到，请向公司核实。",
        "It was received after the device was reported lost ({at}); ask the firm.",
    ),
    "revocation.unknown": Words(
        "设备是否报失只有公司的服务器知道。", "Whether the device was reported lost only the firm's server knows."
    ),
    "photos.ok": Words(
        "{count} 张照片都是报告所指的原件。", "All {count} photos are the very ones that the report names."
    ),
    "photos.none": Words("报告没有照片。", "The report names no photos."),
    "photos.missing": Words(
        "报告所指的 {count} 张照片中有 {missing} 张不在这里。",
        "Of the {count} photos that the report names, {missing} are not here.",
    ),
    "photos.swapped": Words(
        "{wrong} 张照片不是报告所指的原件。", "{wrong} photos are not the ones that the report names."
    ),
    "page.ok": Words("文件自生成以来没有改动。", "The file is as it was made, to the last byte."),
    "page.not_signed": Words(
        "文件的版面没有签名；只有里面的内容是签过章的。",
        "The look of this file is not signed; only the content inside is.",
    ),
    "page.altered": Words("文件在生成之后被改动过。", "The file was altered after it was made."),
    "page.other_key": Words(
        "文件由另一把密钥签名，无法确认是谁。", "The file is signed by another key; whose it is cannot be said."
    ),
    "page.other_firm": Words("PDF 不是由这家公司签名的。", "The PDF was not signed by this firm."),
}
"""By name and code of the check."""

STATES: dict[State, Words] = {
    "valid": Words("报告有效。", "The report is valid."),
    "content_missing": Words(
        "由已登记的设备签章，内容尚未送达公司。",
        "Signed by an enrolled device; the firm has not received the content yet.",
    ),
    "withheld": Words(
        "签章有效；其中的内容有一项经两人批准删除，公司不再提供这份报告。",
        "The seal is right; a value in it was redacted by two people, so the firm no longer gives this report out.",
    ),
    "altered": Words("报告被改动过，不可作为凭证。", "The report was altered; it proves nothing."),
    "bad_signature": Words("签名不对，不可作为凭证。", "A signature is wrong; this proves nothing."),
    "unknown_key": Words("内容完好，但还不能确认签章人。", "It is undamaged, but who signed is not confirmed yet."),
    "after_revocation": Words(
        "在设备报失之后收到，请向公司核实。", "Received after the device was lost; ask the firm."
    ),
}


def told(found: Verification) -> ToldAll:
    """With a sentence to each check; people by their names where the report has them."""
    return ToldAll(found.state, [Told(c.name, c.state, words(c, found.report)) for c in found.checks])


def words(check: Check, report: Report | None) -> Words:
    said = CHECKS[f"{check.name}.{check.code}"]
    facts = {name: moment(int(fact)) if name == "at" else fact for name, fact in check.facts.items()}
    if report is None or "person" not in facts:
        return Words(said.zh.format(**facts), said.en.format(**facts))
    who = report.name_of(str(facts["person"]))
    en = who.name_en or who.name
    return Words(said.zh.format(**facts | {"person": who.name}), said.en.format(**facts | {"person": en}))
