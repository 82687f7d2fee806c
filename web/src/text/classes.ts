// Classes of equipment.

import { texts } from "./texts";

export const classes = texts({
  ct: ["CT", "CT"],
  mri: ["磁共振", "MRI"],
  dr: ["数字化 X 射线（DR）", "Digital X-ray (DR)"],
  dsa: ["血管造影（DSA）", "Angiography (DSA)"],
  ultrasound: ["超声", "Ultrasound"],
  linac_aux: ["放疗辅助", "Radiotherapy auxiliary"],
  patient_monitor: ["监护仪", "Patient monitor"],
  ventilator: ["呼吸机", "Ventilator"],
  defibrillator: ["除颤仪", "Defibrillator"],
  infusion_pump: ["输注泵", "Infusion pump"],
  ecg: ["心电图机", "ECG"],
  dialysis: ["血液透析", "Dialysis"],
  fetal_monitor: ["胎儿监护", "Fetal monitor"],
  analyzer: ["检验分析仪", "Analyser"],
  workstation: ["工作站", "Workstation"],
  multimedia: ["多媒体", "Multimedia"],
});
