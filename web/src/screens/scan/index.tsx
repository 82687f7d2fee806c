// From a label to its device: the camera, a photo or typing; then the device, its job of today, or what to do with a code that nobody knows.

import { useSignal } from "@preact/signals";
import { see } from "../../local";
import { equipmentName } from "../../records/name";
import { back, to } from "../../router";
import { type Label, labelOf } from "../../scan/label";
import { t } from "../../text/scan";
import { Banner, Page } from "../../ui";
import { Answer } from "./Answer";
import { FromPicture, Typed } from "./Typed";
import { Viewer } from "./Viewer";

export default function ScanScreen() {
  const job = new URLSearchParams(location.search).get("job") ?? "";
  const label = useSignal<Label | null>(null);
  const read = (text: string) => {
    navigator.vibrate?.(60);
    label.value = labelOf(text);
  };
  return (
    <Page title={job ? t("check_title") : t("title")} back={() => back(job ? to("job", job) : "/")}>
      {label.value ? (
        <Answer label={label.value} job={job} onAgain={() => (label.value = null)} />
      ) : (
        <>
          {job ? <Wanted job={job} /> : null}
          <Viewer onRead={read} />
          <FromPicture onRead={read} />
          <Typed onRead={read} />
        </>
      )}
    </Page>
  );
}

function Wanted({ job }: { job: string }) {
  const name = equipmentName(see("job", job).value.value.equipment ?? "");
  return name ? <Banner>{t("check_body", { name })}</Banner> : null;
}
