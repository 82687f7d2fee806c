// Labels with a QR code for the firm's devices: chosen, seen, printed; without a network.

import { Printer, QrCode } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { back } from "../../router";
import { t } from "../../text/labels";
import { Banner, Button, Card, Empty, Field, Page, Select } from "../../ui";
import { Choose } from "./Choose";
import { chosen, first, labelled, MOST, pages, SIZES, type Size, size } from "./choice";
import { Pages } from "./Pages";

export default function LabelsScreen() {
  useNamed();
  const n = labelled.value.length;
  return (
    <Page title={t("title")} back={() => back("/equipment")} foot={n ? <Print n={n} /> : null}>
      <Choose />
      <Paper />
      {chosen.value.size > MOST ? <Banner tone="watch">{t("too_many", { n: MOST })}</Banner> : null}
      {n ? (
        <Card title={t("preview")} end={t("pages", { n: pages.value.length })}>
          <p class="small soft label-hint">{t("hint")}</p>
          <Pages />
        </Card>
      ) : (
        <Empty icon={QrCode} title={t("nothing")} />
      )}
    </Page>
  );
}

/** The way here from a device names it in the address. */
function useNamed(): void {
  const named = new URLSearchParams(location.search).get("equipment");
  useEffect(() => {
    if (named) chosen.value = new Set([named]);
  }, [named]);
}

function Paper() {
  return (
    <Card>
      <div class="stack">
        <Field label={t("size")}>
          {(tied) => (
            <Select
              {...tied}
              value={size.value}
              options={SIZES.map((value) => ({ value, label: t(`size_${value}`) }))}
              onChange={(value: Size) => {
                size.value = value;
              }}
            />
          )}
        </Field>
        {size.value === "a4" ? (
          <Field label={t("first")} hint={t("first_hint")}>
            {(tied) => (
              <Select
                {...tied}
                value={String(first.value)}
                options={Array.from({ length: 24 }, (_, i) => String(i + 1)).map((value) => ({
                  value,
                  label: value,
                }))}
                onChange={(value) => {
                  first.value = Number(value);
                }}
              />
            )}
          </Field>
        ) : null}
      </div>
    </Card>
  );
}

function Print({ n }: { n: number }) {
  return (
    <Button kind="primary" wide icon={Printer} onClick={() => print()}>
      {t("print", { n })}
    </Button>
  );
}
