"""What an import says about a row: in both languages, and whether it was left out or taken over differently."""

from __future__ import annotations

from typing import Any, Literal

Note = dict[str, Any]
"""{row, name, column, level, code, zh, en}"""
Level = Literal["left", "changed", "known"]

SAID: dict[str, tuple[Level, str, str]] = {
    "repeat": (
        "changed",
        "整组重复无法照搬：组内的文字和数值逐项可重复填写，其余只填一次",
        "a repeated group cannot be kept whole: its texts and numbers may each be given several times, the rest once",
    ),
    "as_text": ("changed", "没有“{type}”这种项目，改为文字项", "there is no line of type “{type}”, it became a text"),
    "as_pass_fail": ("changed", "“{type}”改为合格/不合格项", "“{type}” became a line to pass or fail"),
    "own": ("known", "应用自己会记录（{type}），无需此行", "the app writes this down by itself ({type})"),
    "calculate": ("left", "不支持计算项", "calculations are not supported"),
    "heading": ("left", "仅供阅读的说明没有对应的项目", "a text that is only read has no counterpart"),
    "type": ("left", "不支持“{type}”类型", "the type “{type}” is not supported"),
    "multiple": (
        "left",
        "不支持多选（{type}）；可改为多个合格/不合格项",
        "choosing several is not supported ({type}); make each option a line to pass or fail",
    ),
    "no_options": ("left", "找不到选项（{type}）", "its options were not found ({type})"),
    "or_other": (
        "changed",
        "没有“其他”选项：其他情况写在备注中",
        "there is no “other”: it goes into the line's remark",
    ),
    "limits": (
        "changed",
        "约束 {value} 改为限值：超出时记录并判为不合格，而不是拒绝输入",
        "the constraint {value} became limits: a value beyond is recorded and judged, not refused",
    ),
    "open_limits": (
        "changed",
        "约束 {value} 改为限值，界限值本身算合格",
        "the constraint {value} became limits that include their bounds",
    ),
    "constraint": ("left", "无法表达约束 {value}", "the constraint {value} cannot be expressed"),
    "relevant": (
        "left",
        "无法表达条件 {value}，此项始终显示",
        "the condition {value} cannot be expressed: the line is always shown",
    ),
    "renamed": ("changed", "名称 {value} 改为 {id}", "its name {value} became {id}"),
    "language": (
        "left",
        "没有这种语言，未采用该列",
        "the product does not have this language; the column was left out",
    ),
    "reference": (
        "left",
        "文字里引用了其他答案，不会替换：{value}",
        "the text refers to another answer, which is not filled in: {value}",
    ),
    "column": ("left", "未采用该列：{value}", "this column was not taken over: {value}"),
}
LONGEST = 200


def note(row: int, name: str, column: str, code: str, more: dict[str, str]) -> Note:
    level, zh, en = SAID[code]
    shown = {key: value[:LONGEST] for key, value in more.items()}
    said = {"zh": zh.format(**shown), "en": en.format(**shown)}
    return {"row": row, "name": name[:LONGEST], "column": column[:LONGEST], "level": level, "code": code} | said
