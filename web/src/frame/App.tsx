// The whole app: the frame, and in it the screen; whoever is not known here is led to sign in.

import { useEffect } from "preact/hooks";
import { me, peopleHere, ready } from "../local";
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
    if (known && !allowed) go(peopleHere.value.length ? "/people" : "/signin", { replace: true });
  }, [known, allowed]);
  return <Boundary>{known && allowed ? <Framed key={whose} /> : null}</Boundary>;
}

function Framed() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}
