// Wherever a screen shows a stored text, what stands in for redacted words is said in words: here, so that no screen has to think of it.

import { Fragment, options, type VNode } from "preact";
import { worded } from "../text/redacted";

type Props = Record<string, unknown>;

/** What is read or read aloud besides the text itself. */
const SAID = ["title", "aria-label", "alt"];
const TYPED = ["input", "textarea"];
const TICKED = ["radio", "checkbox"];

const before = options.vnode;
options.vnode = (node: VNode) => {
  const { type } = node;
  if (typeof type === "string") say(type, node.props as Props);
  else if (type === Fragment) sayInside(node.props as Props);
  before?.(node);
};

function say(type: string, props: Props): void {
  sayInside(props);
  for (const name of SAID) if (name in props) props[name] = inWords(props[name]);
  const typed = TYPED.includes(type) && !TICKED.includes(String(props.type));
  if (typed && "value" in props) props.value = inWords(props.value);
}

function sayInside(props: Props): void {
  if (props.children !== undefined) props.children = inWords(props.children);
}

/** The same thing where nothing in it was taken out. */
function inWords(child: unknown): unknown {
  if (typeof child === "string") return worded(child);
  if (!Array.isArray(child)) return child;
  const said = child.map(inWords);
  return said.some((one, i) => one !== child[i]) ? said : child;
}
