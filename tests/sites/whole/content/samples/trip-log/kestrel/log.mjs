import { append, options, settings } from "plotter";

const columns = settings("log.yml").columns;
append("trips.csv", columns.map((name) => options[name] ?? ""));
