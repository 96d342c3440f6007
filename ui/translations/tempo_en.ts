<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>RemoveSource</name>
    <message numerus="yes">
        <source>Delete its events for good (%n)</source>
        <translation>
            <numerusform>Delete its event for good (%n)</numerusform>
            <numerusform>Delete its events for good (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StackText</name>
    <message numerus="yes">
        <source>%n event(s) since %1</source>
        <translation>
            <numerusform>%n event since %1</numerusform>
            <numerusform>%n events since %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cycle(s)</source>
        <translation>
            <numerusform>%n cycle</numerusform>
            <numerusform>%n cycles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tempo::tray::SendersSection</name>
    <message numerus="yes">
        <source>%n event(s) so far.</source>
        <translation>
            <numerusform>%n event so far.</numerusform>
            <numerusform>%n events so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tempo::tray::SourcesPane</name>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
</context>
</TS>
