// Switches the language from a screen on which nobody is signed in yet.

import { lang, speak } from "../text";
import { Button } from "../ui";

export function LanguageKey() {
  const other = lang.value === "zh" ? "en" : "zh";
  return (
    <Button kind="quiet" onClick={() => speak(other)}>
      <span lang={other === "zh" ? "zh-CN" : "en"}>{other === "zh" ? "中文" : "English"}</span>
    </Button>
  );
}
