<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>common</name>
    <message>
        <source>common.cancel</source>
        <translation>취소</translation>
    </message>
</context>
</TS>
