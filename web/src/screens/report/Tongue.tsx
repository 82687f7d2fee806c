// In which language the paper is looked at: the report holds both.

import type { Lang } from "../../text";
import { t } from "../../text/report";
import { Segmented } from "../../ui";

export function TongueKeys({ lang, onChange }: { lang: Lang; onChange: (lang: Lang) => void }) {
  return (
    <div class="tongue no-print">
      <Segmented
        label={t("language")}
        value={lang}
        options={[
          { value: "zh", label: "中文" },
          { value: "en", label: "English" },
        ]}
        onChange={onChange}
      />
    </div>
  );
}
