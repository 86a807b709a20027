<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>common</name>
    <message>
        <source>common.cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
</TS>
