// What a line is answered with, by its type.

import type { Item } from "../../checklist";
import type { View } from "../../local";
import { Choosing } from "./Choosing";
import { Instrument } from "./Instrument";
import type { RunModel } from "./model";
import { Numeric } from "./Numeric";
import { PassFail } from "./PassFail";
import { Repeatable } from "./Repeatable";
import { Signing } from "./Signing";
import { TextLine } from "./TextLine";

export interface ControlProps {
  model: RunModel;
  item: Item;
  view: View<"answer">;
}

export function Control(props: ControlProps) {
  const { item } = props;
  if (item.kind === "test_instrument") return <Instrument {...props} />;
  if (item.type === "pass_fail") return <PassFail {...props} />;
  if (item.type === "numeric") return <Numeric {...props} />;
  if (item.type === "choice") return <Choosing {...props} />;
  if (item.type === "signature") return <Signing {...props} />;
  if (item.type === "photo") return null;
  return item.repeatable ? <Repeatable {...props} /> : <TextLine {...props} />;
}
