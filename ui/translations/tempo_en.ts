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
    <name>ScoreWords</name>
    <message numerus="yes">
        <source>%n event(s) to go</source>
        <translation>
            <numerusform>%n event to go</numerusform>
            <numerusform>%n events to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It acknowledges %n of these events by itself.</source>
        <translation>
            <numerusform>It acknowledges %n of these events by itself.</numerusform>
            <numerusform>It acknowledges %n of these events by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It dismisses %n of these events by itself.</source>
        <translation>
            <numerusform>It dismisses %n of these events by itself.</numerusform>
            <numerusform>It dismisses %n of these events by itself.</numerusform>
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
    <name>TimelineText</name>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TriageWords</name>
    <message numerus="yes">
        <source>after %n weeks</source>
        <translation>
            <numerusform>after %n week</numerusform>
            <numerusform>after %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n days</source>
        <translation>
            <numerusform>after %n day</numerusform>
            <numerusform>after %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n hours</source>
        <translation>
            <numerusform>after %n hour</numerusform>
            <numerusform>after %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n minutes</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %n seconds</source>
        <translation>
            <numerusform>after %n second</numerusform>
            <numerusform>after %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tempo::tray::NumberField</name>
    <message numerus="yes">
        <source>days</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hours</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>hour</numerusform>
            <numerusform>hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tempo::tray::ScoresPage</name>
    <message numerus="yes">
        <source>Stored events are being brought up to date, the newest first: %n to go.</source>
        <translation>
            <numerusform>Stored events are being brought up to date, the newest first: %n to go.</numerusform>
            <numerusform>Stored events are being brought up to date, the newest first: %n to go.</numerusform>
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
<context>
    <name>tempo::tray::StoredEventsSection</name>
    <message numerus="yes">
        <source>%n event(s) deleted.</source>
        <translation>
            <numerusform>%n event deleted.</numerusform>
            <numerusform>%n events deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) exported.</source>
        <translation>
            <numerusform>%n event exported.</numerusform>
            <numerusform>%n events exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is about %n event(s), dismissed ones included.</source>
        <translation>
            <numerusform>This is about %n event, dismissed ones included.</numerusform>
            <numerusform>This is about %n events, dismissed ones included.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) will be deleted for good. What they held is overwritten in the database; backups that were made before still have it.</source>
        <translation>
            <numerusform>%n event will be deleted for good. What it held is overwritten in the database; backups that were made before still have it.</numerusform>
            <numerusform>%n events will be deleted for good. What they held is overwritten in the database; backups that were made before still have it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tempo::tray::TimelinePane</name>
    <message numerus="yes">
        <source>%n events cannot be found yet; search again in a moment.</source>
        <translation>
            <numerusform>%n event cannot be found yet; search again in a moment.</numerusform>
            <numerusform>%n events cannot be found yet; search again in a moment.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tempo::tray::TriageSection</name>
    <message numerus="yes">
        <source>days</source>
        <comment>after so many</comment>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hours</source>
        <comment>after so many</comment>
        <translation>
            <numerusform>hour</numerusform>
            <numerusform>hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>minutes</source>
        <comment>after so many</comment>
        <translation>
            <numerusform>minute</numerusform>
            <numerusform>minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
