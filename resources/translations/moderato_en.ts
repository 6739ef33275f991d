<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CommandLine</name>
    <message numerus="yes">
        <source>%Ln comments</source>
        <translation>
            <numerusform>%Ln comment</numerusform>
            <numerusform>%Ln comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 %, %Ln comments</source>
        <translation>
            <numerusform>%1: %2 %, %Ln comment</numerusform>
            <numerusform>%1: %2 %, %Ln comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sound: %Ln comments checked.</source>
        <translation>
            <numerusform>Sound: %Ln comment checked.</numerusform>
            <numerusform>Sound: %Ln comments checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln comments</source>
        <translation>
            <numerusform>%1 of %Ln comment</numerusform>
            <numerusform>%1 of %Ln comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>The page gives its number of comments as %1, but %Ln were read. Compare with the page if some seem to be missing.</source>
        <translation>
            <numerusform>The page gives its number of comments as %1, but one was read. Compare with the page if some seem to be missing.</numerusform>
            <numerusform>The page gives its number of comments as %1, but %Ln were read. Compare with the page if some seem to be missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invisible control characters were dropped.</source>
        <translation>
            <numerusform>One invisible control character was dropped.</numerusform>
            <numerusform>%Ln invisible control characters were dropped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There were %Ln more problems of this kind or another; these are the first.</source>
        <translation>
            <numerusform>There was one more problem; these are the first.</numerusform>
            <numerusform>There were %Ln more problems of this kind or another; these are the first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>a minute ago</numerusform>
            <numerusform>%Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approved %Ln comments</source>
        <translation>
            <numerusform>Approved one comment</numerusform>
            <numerusform>Approved %Ln comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rejected %Ln comments</source>
        <translation>
            <numerusform>Rejected one comment</numerusform>
            <numerusform>Rejected %Ln comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked %Ln comments as spam</source>
        <translation>
            <numerusform>Marked one comment as spam</numerusform>
            <numerusform>Marked %Ln comments as spam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln comments back to pending</source>
        <translation>
            <numerusform>Put one comment back to pending</numerusform>
            <numerusform>Put %Ln comments back to pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flagged %Ln comments</source>
        <translation>
            <numerusform>Flagged one comment</numerusform>
            <numerusform>Flagged %Ln comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the flags off %Ln comments</source>
        <translation>
            <numerusform>Took the flag off one comment</numerusform>
            <numerusform>Took the flags off %Ln comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edited %Ln comments</source>
        <translation>
            <numerusform>Edited one comment</numerusform>
            <numerusform>Edited %Ln comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %Ln replies</source>
        <translation>
            <numerusform>Replied</numerusform>
            <numerusform>Wrote %Ln replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone for %Ln comments</source>
        <translation>
            <numerusform>Undone for one comment</numerusform>
            <numerusform>Undone for %Ln comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done again for %Ln comments</source>
        <translation>
            <numerusform>Done again for one comment</numerusform>
            <numerusform>Done again for %Ln comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>moderato::ui::Announcements</name>
    <message numerus="yes">
        <source>Imported %Ln comments from %1.</source>
        <translation>
            <numerusform>Imported one comment from %1.</numerusform>
            <numerusform>Imported %Ln comments from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln comments were here already.</source>
        <translation>
            <numerusform>One comment was here already.</numerusform>
            <numerusform>%Ln comments were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln Notes</source>
        <translation>
            <numerusform>Show One Note</numerusform>
            <numerusform>Show %Ln Notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln comments to %1.</source>
        <translation>
            <numerusform>Exported one comment to %1.</numerusform>
            <numerusform>Exported %Ln comments to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stubs keep the place of comments left out.</source>
        <translation>
            <numerusform>One stub keeps the place of a comment left out.</numerusform>
            <numerusform>%Ln stubs keep the place of comments left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replies were left out with their parents.</source>
        <translation>
            <numerusform>One reply was left out with its parent.</numerusform>
            <numerusform>%Ln replies were left out with their parents.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>moderato::ui::ArticlePane</name>
    <message numerus="yes">
        <source>%Ln comments</source>
        <translation>
            <numerusform>%Ln comment</numerusform>
            <numerusform>%Ln comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>moderato::ui::CommentCard</name>
    <message numerus="yes">
        <source>%Ln replies</source>
        <translation>
            <numerusform>%Ln reply</numerusform>
            <numerusform>%Ln replies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>moderato::ui::CommentSearch</name>
    <message numerus="yes">
        <source>The search index holds %1 of %Ln comments so far; the others are read, which takes longer.</source>
        <translation>
            <numerusform>The search index holds %1 of %Ln comment so far; the rest is read, which takes longer.</numerusform>
            <numerusform>The search index holds %1 of %Ln comments so far; the others are read, which takes longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searching for “%1” … %Ln found so far</source>
        <translation>
            <numerusform>Searching for “%1” … %Ln found so far</numerusform>
            <numerusform>Searching for “%1” … %Ln found so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln comments</source>
        <translation>
            <numerusform>The newest comment</numerusform>
            <numerusform>The newest %Ln comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln comments found</source>
        <translation>
            <numerusform>%Ln comment found</numerusform>
            <numerusform>%Ln comments found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>moderato::ui::ImportProblems</name>
    <message numerus="yes">
        <source>%1 was read; %Ln places were not as expected. Everything that could be read was kept.</source>
        <translation>
            <numerusform>%1 was read; one place was not as expected. Everything that could be read was kept.</numerusform>
            <numerusform>%1 was read; %Ln places were not as expected. Everything that could be read was kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>moderato::ui::ListWords</name>
    <message numerus="yes">
        <source>%1, %Ln comments</source>
        <translation>
            <numerusform>%1, %Ln comment</numerusform>
            <numerusform>%1, %Ln comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>moderato::ui::RecordCard</name>
    <message numerus="yes">
        <source>%Ln comments here</source>
        <translation>
            <numerusform>%Ln comment here</numerusform>
            <numerusform>%Ln comments here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, with %Ln others or more</source>
        <translation>
            <numerusform>, with one other or more</numerusform>
            <numerusform>, with %Ln others or more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, with %Ln others</source>
        <translation>
            <numerusform>, with one other</numerusform>
            <numerusform>, with %Ln others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>moderato::ui::Row</name>
    <message numerus="yes">
        <source>%Ln flags</source>
        <translation>
            <numerusform>flagged</numerusform>
            <numerusform>%Ln flags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replies</source>
        <translation>
            <numerusform>%Ln reply</numerusform>
            <numerusform>%Ln replies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>moderato::ui::ThreadHeader</name>
    <message numerus="yes">
        <source>%Ln comments</source>
        <translation>
            <numerusform>%Ln comment</numerusform>
            <numerusform>%Ln comments</numerusform>
        </translation>
    </message>
</context>
</TS>
