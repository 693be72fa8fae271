const route = read("lib/route.yml");

if (route.from < route.to && send("<b>letter</b>")) {
    say("arrived");
}
