// Starts the app: opens the last person's store, shows the screen of the address; the network may come later.

import { render } from "preact";
import { App } from "./frame/App";
import "./frame/redacted";
import { guardTaps } from "./frame/taps";
import "./frame/theme";
import { dropWithheld } from "./frame/withheld";
import { place as here, route } from "./router";
import { find, load } from "./routes";
import "./style.css";
import { start } from "./sync";

const place = document.getElementById("app");
route();
guardTaps(window);
void start();
dropWithheld();
// The screen comes while the store is being opened; whether it came is seen where it is shown.
load(find(here.value.path)).catch(() => {});
if (place) render(<App />, place);
