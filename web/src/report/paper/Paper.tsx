// A report as the customer's paper looks: one component for the preview, the sealed report, the guest page and the file.

import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Lang } from "../../text/lang";
import { wordedAll } from "../../text/redacted";
import type { Report } from "../document";
import { Checklists } from "./Checklists";
import { Head } from "./Head";
import { Album } from "./Photos";
import { Rest } from "./Rest";
import { Signatures } from "./Signatures";
import { Read, type Reading } from "./tongue";

interface PaperProps {
  report: Report;
  lang: Lang;
  Picture: Reading["Picture"];
  /** The seal with its code; without it this is a preview. */
  foot?: ComponentChildren;
}

export function Paper({ report, lang, Picture, foot }: PaperProps) {
  const said = useMemo(() => wordedAll(report, lang), [report, lang]);
  return (
    <Read value={{ lang, report: said, Picture }}>
      <article class="paper" lang={lang === "zh" ? "zh-CN" : "en"}>
        <Head sealed={Boolean(foot)} />
        <Checklists />
        <Rest />
        <Album />
        <Signatures />
        {foot}
      </article>
    </Read>
  );
}
