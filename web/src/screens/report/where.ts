// Addresses of the report's screens.

import { to } from "../../router";

export const prepareHref = (job: string, amends = ""): string =>
  amends ? to("job", job, "amend", amends) : to("job", job, "report");

export const previewHref = (job: string, amends = ""): string =>
  amends ? to("job", job, "amend", amends, "preview") : to("job", job, "report", "preview");

export const sealHref = (seal: string): string => to("seal", seal);
