// The whole app: the frame, and in it the screen; whoever is not known here is led to sign in.

import { useEffect } from "preact/hooks";
import { gone, me, peopleHere, ready } from "../local";
import { go, place } from "../router";
import { find } from "../routes";
import { Boundary } from "./Boundary";
import { Frame } from "./Frame";
import { Outlet } from "./Outlet";

export function App() {
  const known = ready.value;
  const open = find(place.value.path).open === true;
  // Another person is another app; signing in itself goes on across that change.
  const whose = open ? "open" : me.value?.id;
  const allowed = me.value !== null || open;
  useEffect(() => {
    if (known && !allowed) go(entrance(), { replace: true });
  }, [known, allowed]);
  return <Boundary>{known && allowed ? <Framed key={whose} /> : null}</Boundary>;
}

/** Whose store was just cleared is told so before anything else. */
function entrance(): string {
  if (gone.value) return "/wiped";
  return peopleHere.value.length ? "/people" : "/signin";
}

function Framed() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}
