// Words of the pages that a hospital opens by a code or a private link: without the trade's and without our own jargon.

import { texts } from "./texts";

export const t = texts({
  verify_title: ["报告核对", "Report check"],
  report_title: ["维保报告", "Service report"],
  asking: ["正在核对…", "Checking…"],
  again: ["再试一次", "Try again"],
  nothing: ["这个地址没有报告", "There is no report at this address"],
  nothing_body: [
    "请检查地址是否完整，或重新扫码。",
    "Check that the address is complete, or scan the code again.",
  ],

  valid: ["报告真实有效", "This report is genuine"],
  valid_body: [
    "由登记的设备签章，内容与签章时完全一致，服务器已收到并加签。",
    "Sealed by an enrolled device, its content is exactly as it was sealed; the server received and countersigned it.",
  ],
  content_missing: ["签章真实，内容还没有送达", "Genuine seal, content not yet received"],
  content_missing_body: [
    "由登记的设备签章，但报告内容还没有送到服务器（工程师可能还没有网络）。请稍后再核对。",
    "Sealed by an enrolled device, but the content has not reached the server yet (the engineer may have no network). Check again later.",
  ],
  withheld: ["签章有效，公司不再提供这份报告", "Genuine seal, report withheld"],
  withheld_body: [
    "报告里有一项内容经公司两人批准删除，公司不再提供它。已有的原件仍是当时签章的内容；请改用更正后的报告，并妥善处理手中的原件。",
    "A value in it was redacted by two people of the firm, so it is given out no more. A copy you hold is still what was sealed; use the amended report instead and take care of that copy.",
  ],
  withheld_at: ["不再提供自", "Withheld since"],
  unknown_key: ["签章设备尚未登记", "The sealing device is not known"],
  unknown_key_body: [
    "服务器不认识签章所用的密钥。设备可能还没有联网登记；若稍后仍然如此，请联系服务公司。",
    "The server does not know the key of this seal. The device may not have been online yet; if this stays so, ask the service firm.",
  ],
  bad_signature: ["签章不符", "The seal is not right"],
  bad_signature_body: [
    "签章与内容不符，不能作为凭证。",
    "Seal and content do not belong together: this proves nothing.",
  ],
  altered: ["内容被改动过", "The content was altered"],
  altered_body: [
    "服务器上的内容与签章时不一致，不能作为凭证。",
    "The content is not what was sealed: this proves nothing.",
  ],
  after_revocation: ["签章设备已停用", "The sealing device had been taken out of use"],
  after_revocation_body: [
    "报告在设备报失之后才收到，请向服务公司核实。",
    "The report was received after its device had been reported lost: ask the service firm.",
  ],

  number: ["报告编号", "Report no."],
  hospital: ["医院", "Hospital"],
  equipment: ["设备", "Equipment"],
  serial: ["序列号", "Serial no."],
  signed_by: ["签章人", "Sealed by"],
  made_at: ["签章时间", "Sealed at"],
  received_at: ["服务器收到", "Received"],
  enrolled_at: ["密钥登记", "Key enrolled"],
  revoked_at: ["设备停用", "Taken out of use"],
  ends: ["链接有效期至", "This link works until"],
  amended: ["这份报告已被更正", "This report was amended"],
  amended_body: ["请以更正后的报告为准。", "The amended report takes its place."],
  see_amended: ["核对更正后的报告", "Check the amended report"],
  is_amendment: [
    "这是一份更正，代替了先前的报告。",
    "This is an amendment; it took the place of an earlier report.",
  ],
  see_before: ["核对先前的报告", "Check the earlier report"],
  later: [
    "签章之后有 {n} 处记录变化，不在这份报告里。",
    {
      one: "{n} record changed after the signature; it is not in this report.",
      other: "{n} records changed after the signature; they are not in this report.",
    },
  ],
  pdf: ["下载 PDF", "Download PDF"],
  print: ["打印", "Print"],

  file_title: ["核对文件", "Check a file"],
  file_body: [
    "选择收到的报告文件（网页、PDF 或 JSON）。在您的浏览器里核对，文件不会上传。",
    "Choose the report file that you were given (web page, PDF or JSON). It is checked in your browser and not uploaded.",
  ],
  file_choose: ["选择文件", "Choose a file"],
  file_drop: ["或把文件拖到这里", "or drop it here"],
  file_none: ["这个文件里没有报告", "There is no report in this file"],
  file_none_body: [
    "请选择工程师交给您的报告文件。",
    "Choose the report file that the engineer gave you.",
  ],
  file_good: ["文件完好，报告真实", "The file is whole and the report genuine"],
  file_bad: ["文件被改动过，或签章不符", "The file was altered, or the seal is not right"],
  file_withheld: [
    "文件完好，报告真实，但公司不再提供它",
    "The file is whole and genuine, but the report is withheld",
  ],
  file_open: [
    "文件完好，但还不能完全确认",
    "The file is whole, but not everything could be confirmed",
  ],
  file_other: ["这是另一份报告的文件", "This file is another report's"],
  check_form: ["格式：按约定写成，编号一致", "Form: written as agreed, numbers agree"],
  check_signature: ["签章：与内容相符", "Seal: belongs to this content"],
  check_photos: ["照片：与报告所列一致", "Photos: as the report names them"],
  check_page: ["页面：保存后没有改动", "Page: unchanged since it was saved"],
  check_server: ["服务器：{said}", "Server: {said}"],
  said_ok: ["符合", "right"],
  said_wrong: ["不符", "wrong"],
  said_open: ["无法判断", "cannot be said"],
  offline: ["连不上服务器，请检查网络", "The server cannot be reached: check the network"],
  server_not_asked: ["没有回应", "no answer"],
  content_of_file: ["文件中的报告", "The report in the file"],
});
