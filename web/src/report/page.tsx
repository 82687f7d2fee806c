// The file that is handed over: one page without scripts that shows the report and carries what proves it.

import canonicalize from "canonicalize";
import { render } from "preact";
import { sha256, toHex, utf8 } from "../digest";
import type { Lang } from "../text/lang";
import { t as words } from "../text/paper";
import { inTongue } from "../text/texts";
import type { PageSeal } from "./check";
import type { Code } from "./code";
import type { Photo, Report } from "./document";
import { type Envelope, envelopeText } from "./envelope";
import { Foot } from "./paper/Foot";
import { Paper } from "./paper/Paper";
import { pageWords } from "./words";

interface PageWish {
  report: Report;
  envelope: Envelope;
  code: Code;
  lang: Lang;
  origin: string;
  /** Bytes by hash; of a photo that is not here the page says its hash. */
  photos: ReadonlyMap<string, Blob>;
  /** Signs the finished page, so that its visible words are protected too. */
  sign: (words: string) => Promise<PageSeal>;
}

export async function pageOf(wish: PageWish): Promise<Blob> {
  const text = await plain(wish);
  const bytes = utf8(text);
  const seal = await wish.sign(pageWords(toHex(await sha256(bytes))));
  const last = `<!-- kept-page ${canonicalize(seal)} -->\n`;
  return new Blob([bytes, last], { type: "text/html" });
}

async function plain(wish: PageWish): Promise<string> {
  const { report, lang, envelope } = wish;
  const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="${lang === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(report.number)}</title>
<style>
body { margin: 0; background: #eef2f2 }
${paperStyle()}
</style>
</head>
<body>
${await drawn(wish)}
<script type="application/json" id="kept-envelope">${jsonIn(envelopeText(envelope))}</script>
</body>
</html>
`;
}

/** The paper as markup: drawn as the screen draws it, into an element that nobody sees. */
async function drawn({ report, lang, photos, code, origin }: PageWish): Promise<string> {
  const here = new Map<string, string>();
  for (const [hash, blob] of photos) here.set(hash, await dataUrl(blob));
  const t = inTongue(words, lang);
  const Picture = ({ photo, words: said }: { photo: Photo; words: string }) => {
    const src = here.get(photo.hash);
    if (src) return <img data-photo={photo.hash} src={src} alt={said} />;
    return (
      <p class="paper-gone">
        {t("photo_missing")} {photo.hash}
      </p>
    );
  };
  const place = document.createElement("div");
  const foot = <Foot code={code} origin={origin} />;
  render(<Paper report={report} lang={lang} Picture={Picture} foot={foot} />, place);
  const markup = place.innerHTML;
  render(null, place);
  return markup;
}

/** The app's own rules for the paper, as the browser has read them. */
function paperStyle(): string {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  return rules
    .map((rule) => rule.cssText)
    .filter((text) => text.includes(".paper") || text.startsWith("@page"))
    .join("\n")
    .replaceAll("</", "<\\/");
}

/** In a script element only `<` could end it early. */
function jsonIn(text: string): string {
  return text.replaceAll("<", "\\u003c");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

async function dataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return `data:${blob.type};base64,${btoa(text)}`;
}
