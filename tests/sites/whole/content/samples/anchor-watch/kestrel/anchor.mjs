import { bell, everyMinute, place } from "plotter";
import { metresBetween } from "./lib/distance.mjs";

const FAR = 30;
const anchored = place();

everyMinute(() => {
    if (metresBetween(anchored, place()) > FAR) bell.ring("The anchor does not hold, and this line is long enough to need a box that scrolls.");
});
