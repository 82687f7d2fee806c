// Starts the app: opens the last person's store, shows the screen of the address; the network may come later.

import { render } from "preact";
import { App } from "./frame/App";
import "./frame/theme";
import { route } from "./router";
import "./style.css";
import { start } from "./sync";

const place = document.getElementById("app");
route();
if (place) render(<App />, place);
void start();
