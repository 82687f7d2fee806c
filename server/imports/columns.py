"""The columns of an equipment list: which field each is, what people call it, and what a cell of it may hold."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

Form = Literal["text", "day", "number", "choice", "place", "codes"]


class Column(NamedTuple):
    """`zh` and `en` head the exported column; `also`: other headings by which people know it."""

    field: str
    zh: str
    en: str
    form: Form = "text"
    also: tuple[str, ...] = ()


COLUMNS: tuple[Column, ...] = (
    Column("id", "系统编号", "Id", also=("kept id", "编号（系统）")),
    Column(
        "name_zh",
        "设备名称",
        "Name",
        also=("名称", "仪器名称", "设备", "equipment", "device", "device name", "中文名称"),
    ),
    Column("name_en", "英文名称", "English name", also=("英文名", "name en")),
    Column(
        "device_class", "设备类别", "Class", "choice", ("类别", "设备分类", "分类", "category", "device class", "type")
    ),
    Column(
        "hospital",
        "医院",
        "Hospital",
        "place",
        ("医院名称", "客户", "客户名称", "单位", "使用单位", "customer", "site"),
    ),
    Column("department", "科室", "Department", "place", ("使用科室", "部门", "所在科室", "ward", "unit")),
    Column("location", "位置", "Location", also=("安装位置", "存放地点", "放置地点", "地点", "room", "place")),
    Column(
        "vendor",
        "厂家",
        "Maker",
        also=("生产厂家", "生产企业", "制造商", "品牌", "manufacturer", "vendor", "brand", "make"),
    ),
    Column("model", "型号", "Model", also=("规格型号", "设备型号", "型号规格", "规格", "model number", "model no")),
    Column(
        "serial",
        "序列号",
        "Serial number",
        also=("出厂编号", "机身号", "设备序列号", "sn", "s/n", "serial", "serial no", "sn号"),
    ),
    Column(
        "asset_no",
        "资产编号",
        "Asset number",
        also=("固定资产编号", "资产号", "资产编码", "asset", "asset no", "tag", "设备编号"),
    ),
    Column("udi", "UDI", "UDI", also=("唯一标识", "医疗器械唯一标识", "udi码")),
    Column("codes", "标签码", "Labels", "codes", ("标签", "二维码", "条码", "barcode", "codes")),
    Column("nomenclature", "分类编码", "Nomenclature code", also=("医疗器械分类编码", "68分类", "gmdn")),
    Column(
        "registration_no",
        "注册证号",
        "Registration no. (MA)",
        also=("注册证编号", "医疗器械注册证号", "注册号", "registration no"),
    ),
    Column(
        "production_date", "生产日期", "Made on", "day", ("出厂日期", "制造日期", "production date", "manufacture date")
    ),
    Column("state", "状态", "State", "choice", ("设备状态", "使用状态", "status")),
    Column("safety_class", "防护类别", "Safety class", "choice", ("电气防护类别", "protection class")),
    Column("applied_part", "应用部分", "Applied part", "choice", ("应用部分类型", "applied part type")),
    Column("power", "电源", "Power", also=("供电", "电源要求", "power supply")),
    Column("supplier", "供应商", "Supplier", also=("供货商", "经销商", "dealer")),
    Column("service_provider", "维保服务商", "Service provider", also=("维保单位", "维修单位", "服务商", "维保公司")),
    Column("purchase_date", "购置日期", "Bought on", "day", ("采购日期", "购买日期", "purchase date", "购入日期")),
    Column(
        "cost", "购置价格", "Cost", also=("价格", "金额", "原值", "设备原值", "采购价格", "price", "purchase price")
    ),
    Column("contract", "合同", "Contract", also=("合同号", "合同编号", "contract no")),
    Column(
        "pm_months",
        "保养间隔（月）",
        "Maintenance interval (months)",
        "number",
        ("保养周期", "保养间隔", "pm interval", "保养周期（月）"),
    ),
    Column("arrived_on", "到货日期", "Arrived on", "day", ("arrival date", "arrived")),
    Column("goods_accepted_on", "货物验收日期", "Goods accepted on", "day", ("到货验收日期",)),
    Column(
        "installed_on", "安装验收日期", "Installation accepted on", "day", ("安装日期", "验收日期", "installation date")
    ),
    Column("project_accepted_on", "项目验收日期", "Project accepted on", "day", ("终验日期",)),
    Column("start_date", "启用日期", "In use since", "day", ("启用时间", "投用日期", "in service", "start date")),
    Column("warranty_start", "质保开始", "Warranty from", "day", ("保修开始", "质保起始日期", "warranty start")),
    Column(
        "warranty_end",
        "质保截止",
        "Warranty until",
        "day",
        ("保修截止", "质保到期", "保修期至", "质保期至", "warranty end", "warranty expiry"),
    ),
    Column("risk_function", "风险-功能", "Risk: function", "number"),
    Column("risk_risk", "风险-应用", "Risk: use", "number"),
    Column("risk_maintenance", "风险-维护", "Risk: maintenance", "number"),
    Column("note", "备注", "Note", also=("说明", "remark", "remarks", "notes", "comment")),
)
BY_FIELD = {column.field: column for column in COLUMNS}
SIGNS = {"serial", "asset_no", "udi", "codes", "model", "nomenclature", "registration_no", "contract"}
"""Each sign of them counts, also where they are all digits."""
SHOWN = {column.field for column in COLUMNS if column.form in ("text", "codes")} - {"cost"}
"""A number in them is what the cell shows: 0042 and not 42."""
_NOISE = re.compile(r"[\s_\-:：*＊.·/]+|[（(]必填[）)]")


def _plain(heading: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", heading).lower())


_KNOWN = {_plain(name): c.field for c in reversed(COLUMNS) for name in (*c.also, c.field, c.en, c.zh)}


HEAD_WITHIN = 10
"""A title and some notes may stand above the headings."""


def head_row(rows: list[list[str]], remembered: dict[str, str]) -> int:
    """The index of the row of headings: the one among the first in which most columns are known, else the first."""
    known = [sum(1 for field in guess(row, remembered) if field) for row in rows[:HEAD_WITHIN]]
    return known.index(max(known)) if max(known) > 1 else 0


def guess(headings: list[str], remembered: dict[str, str]) -> list[str]:
    """A field for each heading, "" where none fits; each field once, what was chosen before counts most."""
    taken: set[str] = set()
    fields = []
    for heading in headings:
        field = remembered.get(heading, "") or _KNOWN.get(_plain(heading), "")
        field = field if field in BY_FIELD and field not in taken else ""
        taken.add(field)
        fields.append(field)
    return fields
