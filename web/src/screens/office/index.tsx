// The office: all jobs of the firm, and how each engineer's devices stand.

import { signal } from "@preact/signals";
import { Plus } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { me } from "../../local";
import { plans } from "../../people/roles";
import { t } from "../../text/office";
import { LinkButton, Page, Segmented } from "../../ui";
import { askUnsealed } from "../unsealed/asked";
import { Engineers } from "./Engineers";
import { hear } from "./heard";
import { Jobs } from "./Jobs";
import { Ways } from "./Ways";

type Tab = "jobs" | "engineers";

const tab = signal<Tab>("jobs");

export default function Office() {
  useEffect(() => {
    void hear();
    void askUnsealed();
  }, []);
  return (
    <Page title={t("title")} wide>
      <Ways />
      <div class="office-top">
        <Segmented
          label={t("view")}
          value={tab.value}
          onChange={(value: Tab) => {
            tab.value = value;
          }}
          options={[
            { value: "jobs", label: t("jobs") },
            { value: "engineers", label: t("engineers") },
          ]}
        />
        {plans(me.value) ? (
          <LinkButton kind="primary" icon={Plus} href="/office/new">
            {t("create")}
          </LinkButton>
        ) : null}
      </div>
      {tab.value === "jobs" ? <Jobs /> : <Engineers />}
    </Page>
  );
}
