// The pages of a code and of a private link: one small script, no worker, no database; also in a chat app's own browser.

import { render } from "preact";
import "../frame/redacted";
import { chosen, speak } from "../text";
import { Guest } from "./Guest";
import { whereIs } from "./where";

// Whoever reads no Chinese is met in English, until they choose.
if (!navigator.languages.some((one) => one.startsWith("zh")) && !chosen()) speak("en");

const place = document.getElementById("guest");
if (place) render(<Guest where={whereIs(location.pathname)} />, place);
