// Reports that say a redacted value leave this device as soon as it hears that they are withheld.

import { effect } from "@preact/signals";
import { forgetBlob, list, me, see } from "../local";

export function dropWithheld(): void {
  effect(() => {
    if (!me.value) return;
    for (const { value } of list("withholding").value ?? []) {
      const { report } = see("seal", value.seal ?? "").value.value;
      if (report) forgetBlob(report).catch(() => {});
    }
  });
}
