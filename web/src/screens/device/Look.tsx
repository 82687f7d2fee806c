// The language and the look that a person chose on this browser.

import { type Theme, theme, wear } from "../../frame/theme";
import { lang, speak } from "../../text";
import { t } from "../../text/device";
import { Segmented } from "../../ui";

export function LanguageChoice() {
  const options = [
    { value: "zh", label: "中文" },
    { value: "en", label: "English" },
  ] as const;
  return (
    <Segmented
      label={t("language")}
      showLegend
      value={lang.value}
      options={options}
      onChange={speak}
    />
  );
}

export function ThemeChoice() {
  const options = (["system", "light", "dark"] as const).map((value: Theme) => ({
    value,
    label: t(`theme_${value}`),
  }));
  return (
    <Segmented
      label={t("theme")}
      showLegend
      value={theme.value}
      options={options}
      onChange={wear}
    />
  );
}
