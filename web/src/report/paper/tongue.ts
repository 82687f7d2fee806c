// In which language a paper is read, and where its pictures come from: apart from the language of the app around it.

import { type ComponentType, createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Lang } from "../../text/lang";
import { t as words } from "../../text/paper";
import { inTongue } from "../../text/texts";
import { ZONE } from "../../text/time";
import type { Photo, Report } from "../document";

export interface Reading {
  lang: Lang;
  report: Report;
  /** Draws a photo, or says that it is not here. */
  Picture: ComponentType<{ photo: Photo; words: string }>;
}

const Given = createContext<Reading | null>(null);
export const Read = Given.Provider;

export function useTongue() {
  const given = useContext(Given);
  if (!given) throw new Error("a paper is read in a language");
  const { lang, report } = given;
  return {
    ...given,
    t: inTongue(words, lang),
    /** The one of two wordings; the other where it is missing. */
    either: ({ zh, en }: { zh: string; en: string }) => (lang === "zh" ? zh || en : en || zh),
    person(id: string): string {
      const found = report.people.find((one) => one.id === id);
      return (lang === "en" && found?.name_en) || found?.name || id;
    },
  };
}

const FORM = new Intl.DateTimeFormat("sv-SE", {
  timeZone: ZONE,
  dateStyle: "short",
  timeStyle: "short",
});

/** `2026-11-21 09:12`, Beijing time: the same in both languages. */
export function instant(at: number | null): string {
  return at === null ? "" : FORM.format(at);
}
