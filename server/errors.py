"""Everything that can go wrong, by code: what HTTP says, and what a person is told to do."""

from typing import Any

import msgspec


class Sentence(msgspec.Struct, frozen=True):
    """One entry of the catalogue. A code never changes its meaning."""

    status: int
    zh: str
    en: str


REQUEST_ERRORS: dict[str, Sentence] = {
    "malformed": Sentence(
        400,
        "请求格式不对，再发一次也没有用；请更新应用后重试。",
        "The request is not of the agreed form and sending it again will not help; update the app.",
    ),
    "weak_password": Sentence(
        400,
        "密码至少 8 个字符，且不能与登录名相同；请换一个。",
        "A password has at least 8 characters and is not the login; choose another one.",
    ),
    "signed_out": Sentence(
        401,
        "登录已失效，本机内容都还在；请重新登录后继续发送。",
        "You are signed out; everything stays on this device. Sign in again to go on sending.",
    ),
    "wrong_password": Sentence(
        401,
        "登录名或密码不对；请检查后再试。",
        "Login or password is wrong; check both and try again.",
    ),
    "wrong_link": Sentence(
        403,
        "这个链接已用过、已过期或不完整；请用服务器启动时显示的新链接。",
        "The link was used, is too old or incomplete; use the one the server printed at its start.",
    ),
    "dead_link": Sentence(
        403,
        "这个链接已用过、已过期或不完整。设过密码的请直接登录；没有设过的，请管理员再发一个。",
        "The link was used, is too old or incomplete. With a password, sign in; else ask for another.",
    ),
    "csrf": Sentence(
        403,
        "请求不是从本应用发出的，未执行；请回到应用里操作。",
        "The request did not come from this app and nothing was done; do it inside the app.",
    ),
    "other_person": Sentence(
        403,
        "这台设备的数据属于另一个人；请切换到那个人再发送。",
        "What lies on this device is another person's; switch to that person to send it.",
    ),
    "not_allowed": Sentence(
        403,
        "您的角色不能这样做；请找有权限的同事处理。",
        "Your role may not do that; ask a colleague who may.",
    ),
    "needs_approval": Sentence(
        403,
        "导出需要经理或管理员批准；请说明用途并提出申请，批准后一天内可导出一次。",
        "An export needs a manager's or administrator's approval; ask for it, which serves once within a day.",
    ),
    "not_found": Sentence(
        404,
        "没有找到，或不在您的可见范围内；请返回后刷新。",
        "There is no such thing, or it is out of your sight; go back and refresh.",
    ),
    "wrong_method": Sentence(
        405,
        "这个地址不支持这种操作；请更新应用后重试。",
        "This address does not do that; update the app and try again.",
    ),
    "device_taken": Sentence(
        409,
        "设备编号已被别人使用；应用会换一个新编号再登记。",
        "The device id is another person's; the app takes a new id and enrols again.",
    ),
    "login_taken": Sentence(
        409,
        "登录名已被使用；请换一个。",
        "The login is taken; choose another one.",
    ),
    "wrong_offset": Sentence(
        409,
        "续传位置与服务器不一致；应用会询问位置后接着传。",
        "The upload stands elsewhere on the server; the app asks where and goes on from there.",
    ),
    "device_revoked": Sentence(
        403,
        "这台设备已停用，只能上交还没发送的内容；如有疑问请联系管理员。",
        "This device was taken out of use and may only hand in what it has not sent; ask your administrator.",
    ),
    "wiped": Sentence(
        409,
        "这台设备已清除自己的数据，不能恢复使用；请在设备上重新登录。",
        "The device has wiped itself and cannot be put back into use; sign in on it anew.",
    ),
    "not_rescue": Sentence(
        400,
        "这不是守诺的救援文件；请选择设备上保存的 .kept-rescue 文件。",
        "This is no rescue file of Kept; choose the .kept-rescue file that the device saved.",
    ),
    "newer_rescue": Sentence(
        400,
        "文件由更新的应用写成，没有导入；请先更新服务器。",
        "The file was written by a newer app and nothing was taken; update the server first.",
    ),
    "other_firm": Sentence(
        400,
        "文件不是为本公司的密钥加密的，无法读取；请核对来源，或恢复当时的密钥。",
        "The file was not encrypted for this firm's key; check where it comes from, or restore the keys of then.",
    ),
    "unproven": Sentence(
        403,
        "文件不能证明来自此人的设备，没有导入；确认来源后可由管理员在服务器上导入。",
        "The file does not prove that this person's device wrote it; an admin who is sure loads it on the server.",
    ),
    "device_unknown": Sentence(
        410,
        "服务器还不认识这台设备；应用会用原编号重新登记，内容不会丢。",
        "The server does not know this device; the app enrols it again and nothing is lost.",
    ),
    "tus_version": Sentence(
        412,
        "上传协议版本不对；请更新应用后重试。",
        "The upload speaks another version of the protocol; update the app and try again.",
    ),
    "too_large": Sentence(
        413,
        "超过了允许的大小；请分开、缩短或压缩后再发。",
        "Larger than allowed; split, shorten or scale it down and send again.",
    ),
    "wrong_type": Sentence(
        415,
        "这种类型的内容不能接收；请换一种格式。",
        "Content of this type is not taken; use another format.",
    ),
    "schema": Sentence(
        426,
        "应用比服务器新；内容都还在本机，请等服务器更新。",
        "The app is newer than the server; all stays on this device until the server is updated.",
    ),
    "unreadable_file": Sentence(
        400,
        "文件无法读取：请另存为不带密码的 .xlsx 工作簿，大小适中，再试一次。",
        "The file cannot be read; save it as an .xlsx workbook of moderate size without a password and try again.",
    ),
    "wrong_rows": Sentence(
        400,
        "表中有不正确的行，什么都没有导入；请改正后再试。",
        "Some rows are wrong and nothing was brought in; mend them and try again.",
    ),
    "bad_form": Sentence(
        400,
        "这不是一份正确的 XLSForm；请按说明改正后再试。",
        "This is not a correct XLSForm; mend it as told and try again.",
    ),
    "too_many": Sentence(
        429,
        "尝试次数太多；请稍等片刻再试。",
        "Too many attempts; wait a little and try again.",
    ),
    "wrong_checksum": Sentence(
        460,
        "传输中内容受损；应用会重新上传这一段。",
        "The bytes were damaged on their way; the app sends them again.",
    ),
    "server_fault": Sentence(
        500,
        "服务器出了故障，您的内容没有丢；请稍后再试，并把请求编号告诉管理员。",
        "The server failed, nothing of yours is lost; try later, give the request id to the admin.",
    ),
    "no_paper": Sentence(
        503,
        "暂时无法生成 PDF，报告本身没有问题；请稍后再试，或联系管理员。",
        "The PDF could not be made, the report itself is unharmed; try later or tell the administrator.",
    ),
    "no_mail": Sentence(
        503,
        "邮件没有发出；请改用链接，或联系管理员检查邮件设置。",
        "The mail was not sent; hand over a link instead, or ask the administrator to look at the mail settings.",
    ),
    "busy": Sentence(
        503,
        "服务器正忙，这次没有接收任何内容；内容仍在本机，稍后会自动再发。",
        "The server is busy and took nothing; all stays on this device and is sent again shortly.",
    ),
}

REFUSALS: dict[str, Sentence] = {
    "unknown_kind": Sentence(
        422,
        "服务器不认识这种记录；请等服务器更新后重发。",
        "The server does not know this kind of record; send it again after the server's update.",
    ),
    "unknown_field": Sentence(
        422,
        "服务器不认识这个字段；请等服务器更新后重发，或去掉该字段。",
        "The server does not know this field; wait for its update or leave the field out.",
    ),
    "bad_value": Sentence(
        422,
        "填写的值不符合要求；请改正后重发。",
        "The value is not of the right form; mend it and send again.",
    ),
    "incomplete": Sentence(
        422,
        "缺少必填内容；请补全后重发。",
        "Something required is missing; complete it and send again.",
    ),
    "written_once": Sentence(
        422,
        "这条记录写下后不能修改；请另写一条更正它。",
        "This record is written once; write another one that corrects it.",
    ),
    "not_in_sight": Sentence(
        422,
        "这条记录已不在您的可见范围内；内容保留在此，请联系主管。",
        "This record left your sight; your input is kept here, speak to your supervisor.",
    ),
    "refused_before": Sentence(
        422,
        "这一项以前已被退回过；请按当时的原因处理。",
        "This change was refused before the server was restored; settle it by the reason of then.",
    ),
    "group_refused": Sentence(
        422,
        "同组的另一项被退回，因此一起退回；请先处理那一项。",
        "Another change of the same group was refused, so this one was too; settle that one first.",
    ),
}
"""Codes of a refused op that are no request's error; `malformed`, `too_large`, `not_allowed` and
`server_fault` serve for both."""

CATALOGUE: dict[str, Sentence] = REQUEST_ERRORS | REFUSALS


class Problem(Exception):
    """A refusal with a code of the catalogue; `retry_after` in seconds."""

    def __init__(self, code: str, detail: Any = None, retry_after: int | None = None) -> None:
        super().__init__(code)
        self.sentence = CATALOGUE[code]
        self.code = code
        self.detail = detail
        self.retry_after = retry_after

    @property
    def status(self) -> int:
        return self.sentence.status

    def body(self) -> dict[str, Any]:
        """The body of an answer of 400 and above (docs/protocol.md section 1)."""
        message = {"zh": self.sentence.zh, "en": self.sentence.en}
        body: dict[str, Any] = {"code": self.code, "message": message}
        return body if self.detail is None else body | {"detail": self.detail}
