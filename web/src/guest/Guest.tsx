// A guest's page: its title, its two languages, and what the address asks for.

import { useEffect } from "preact/hooks";
import { lang, speak } from "../text";
import { t } from "../text/guest";
import { Empty, Segmented } from "../ui/guest";
import { CheckFile } from "./CheckFile";
import { Linked } from "./Linked";
import { Verify } from "./Verify";
import type { Where } from "./where";

export function Guest({ where }: { where: Where }) {
  const title = where?.page === "report" ? t("report_title") : t("verify_title");
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main class="guest">
      <div class="guest-head no-print">
        <h1>{title}</h1>
        <Segmented
          label="语言 Language"
          value={lang.value}
          options={[
            { value: "zh", label: "中文" },
            { value: "en", label: "English" },
          ]}
          onChange={speak}
        />
      </div>
      {where?.page === "verify" ? <Verify code={where.code} /> : null}
      {where?.page === "report" ? <Linked token={where.token} /> : null}
      {where ? null : <Empty title={t("nothing")}>{t("nothing_body")}</Empty>}
      <CheckFile />
    </main>
  );
}
