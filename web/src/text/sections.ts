// English names of the templates' sections, which carry only Chinese ones.

import { type Lang, lang } from "./lang";

const ENGLISH: Record<string, string> = {
  准备: "Preparation",
  运行状态检查: "Operating state",
  健康检查: "Health check",
  性能检测与调优: "Performance and tuning",
  结论与建议: "Conclusion and advice",
  外观与供电: "Appearance and power",
  硬件: "Hardware",
  显示质量: "Display quality",
  网络: "Network",
  软件: "Software",
  功能: "Functions",
  识别: "Identification",
  目视: "Visual check",
  电气安全: "Electrical safety",
  性能: "Performance",
  标签: "Labels",
};

/** "C 健康检查" is "C Health check"; a name that is not known here stays as it is. */
export function sectionName(name: string, english = ""): string {
  return (lang.value === "en" && english) || sectionIn(name, lang.value);
}

export function sectionIn(name: string, tongue: Lang): string {
  if (tongue === "zh") return name;
  const [, letter = "", words = name] = /^([A-Z] )?(.*)$/.exec(name) ?? [];
  return letter + (ENGLISH[words] ?? words);
}
