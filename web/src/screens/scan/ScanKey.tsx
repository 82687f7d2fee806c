// The key that leads to scanning, for the head of a screen; with a job it checks that job's device.

import { ScanLine } from "lucide-preact";
import { t } from "../../text/scan";
import { IconButton } from "../../ui";

export function ScanKey({ job }: { job?: string }) {
  const href = job ? `/scan?job=${encodeURIComponent(job)}` : "/scan";
  return <IconButton label={job ? t("check_title") : t("scan")} icon={ScanLine} href={href} />;
}
