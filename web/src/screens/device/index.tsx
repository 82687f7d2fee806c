// This device: everything about how safe one's work is here, said in words, with the key to change it.

import { Install } from "../../frame/Install";
import { t } from "../../text/device";
import { Card, Page } from "../../ui";
import { Account } from "./Account";
import { Clock } from "./Clock";
import { LanguageChoice, ThemeChoice } from "./Look";
import { Photos } from "./Photos";
import { Rescue } from "./Rescue";
import { Space } from "./Space";
import { Sync } from "./Sync";
import { Update, Version } from "./Version";

export default function Device() {
  return (
    <Page title={t("title")} back="/more">
      <Update />
      <Sync />
      <Space />
      <Install />
      <Photos />
      <Rescue />
      <Clock />
      <Card title={t("look")}>
        <div class="stack">
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </Card>
      <Version />
      <Account />
    </Page>
  );
}
