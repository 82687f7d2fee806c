// The reports of a job, on the job's own screens: what was sealed, and the way to make one.

import { ScrollText } from "lucide-preact";
import { ended, jobState } from "../../jobs/state";
import { children } from "../../local";
import { chains } from "../../report/chain";
import { t } from "../../text/report";
import { Card, LinkButton, Rows } from "../../ui";
import { SealRow } from "./Chain";
import { WithheldHere } from "./Withheld";
import { prepareHref } from "./where";

interface SealsProps {
  job: string;
  /** On the screen of whoever did the work. */
  making?: boolean;
}

export function Seals({ job, making = false }: SealsProps) {
  const seals = children("seal", job).value ?? [];
  const steps = children("step", job).value;
  const over = steps !== null && ended(jobState(steps));
  return (
    <Card title={t("report")}>
      <div class="stack">
        {making ? <WithheldHere job={job} /> : null}
        {seals.length ? (
          <Rows label={t("seals")}>
            {chains(seals).flatMap((chain) =>
              chain.map((seal, n) => <SealRow key={seal.id} seal={seal} n={n} />),
            )}
          </Rows>
        ) : (
          <p class="soft">{making ? t("none_yet") : t("no_seals")}</p>
        )}
        {making && over && seals.length === 0 ? (
          <p>
            <LinkButton kind="primary" big wide icon={ScrollText} href={prepareHref(job)}>
              {t("make")}
            </LinkButton>
          </p>
        ) : null}
      </div>
    </Card>
  );
}
