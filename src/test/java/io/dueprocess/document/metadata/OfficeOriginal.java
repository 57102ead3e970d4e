package io.dueprocess.document.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Office documents with everything that offices put into them, part by part. */
final class OfficeOriginal {

    static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static final String P = "http://schemas.openxmlformats.org/presentationml/2006/main";
    static final String A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final String MC = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OPEN = "application/vnd.openxmlformats-officedocument.";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, String> relationships = new LinkedHashMap<>();
    private final StringBuilder types = new StringBuilder();

    private OfficeOriginal() {}

    static byte[] docx() throws IOException {
        OfficeOriginal file = new OfficeOriginal();
        file.properties("word/document.xml");
        file.part("word/document.xml", OPEN + "wordprocessingml.document.main+xml", document());
        file.part(
                "word/styles.xml",
                OPEN + "wordprocessingml.styles+xml",
                "<w:styles xmlns:w='" + W
                        + "'><w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/>"
                        + "<w:rsid w:val='0BADLEAK'/></w:style></w:styles>");
        file.part(
                "word/settings.xml",
                OPEN + "wordprocessingml.settings+xml",
                "<w:settings xmlns:w='" + W
                        + "' xmlns:r='" + R
                        + "'><w:zoom w:percent='100'/><w:attachedTemplate r:id='rId1'/><w:trackRevisions/>"
                        + "<w:defaultTabStop w:val='720'/><w:docVars><w:docVar w:name='Leak' w:val='Leak'/></w:docVars>"
                        + "<w:rsids><w:rsidRoot w:val='0BADLEAK'/></w:rsids></w:settings>");
        file.part(
                "word/comments.xml",
                OPEN + "wordprocessingml.comments+xml",
                "<w:comments xmlns:w='" + W
                        + "'><w:comment w:id='0' w:author='Leak'><w:p><w:r><w:t>Leak</w:t></w:r></w:p></w:comment></w:comments>");
        file.part("word/people.xml", OPEN + "wordprocessingml.people+xml", "<people>Leak</people>");
        file.part("word/embeddings/oleObject1.bin", OPEN + "oleObject", "Leak");
        file.part("customXml/item1.xml", "application/xml", "<leak>Leak</leak>");
        file.raw("word/media/image1.jpeg", "image/jpeg", Pictures.jpeg());
        file.raw("word/media/image2.png", "image/png", Pictures.png());
        file.raw("word/media/image3.tiff", "image/tiff", Pictures.tiff("LZW", 1));
        file.raw("word/media/image4.emf", "image/x-emf", Pictures.text("\1\0\0\0Leak drawing"));
        file.raw("word/media/nobody.bin", "application/octet-stream", Pictures.text("Leak of nobody"));
        file.relate("word/document.xml", "rId1", "styles", "styles.xml");
        file.relate("word/document.xml", "rId2", "settings", "settings.xml");
        file.relate("word/document.xml", "rId3", "comments", "comments.xml");
        file.relate("word/document.xml", "rId4", "people", "people.xml");
        file.relate("word/document.xml", "rId5", "image", "media/image1.jpeg");
        file.relate("word/document.xml", "rId6", "image", "media/image2.png");
        file.relate("word/document.xml", "rId7", "image", "/word/media/image3.tiff");
        file.relate("word/document.xml", "rId8", "image", "media/image4.emf");
        file.relate("word/document.xml", "rId9", "oleObject", "embeddings/oleObject1.bin");
        file.relate("word/document.xml", "rId10", "customXml", "../customXml/item1.xml");
        file.link("word/document.xml", "rId11", "hyperlink", "https://example.org/?a=1&amp;b=2");
        file.link("word/document.xml", "rId12", "hyperlink", "file:///C:\\Users\\Leak\\letter.docx");
        file.link("word/document.xml", "rId13", "image", "http://leak.example.org/beacon.png");
        file.link("word/settings.xml", "rId1", "attachedTemplate", "file:///C:\\Users\\Leak\\Leak.dotx");
        return file.zip();
    }

    private static String document() {
        String change = " w:id='1' w:author='Leak editor' w:date='2024-01-01T00:00:00Z'";
        return "<w:document xmlns:w='" + W + "' xmlns:r='" + R + "' xmlns:a='" + A + "' xmlns:mc='" + MC
                + "' xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' mc:Ignorable='w14'"
                + " xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'"
                + " xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'"
                + " xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office'>"
                + "<!-- Leak --><w:body><w:p w:rsidR='0BADLEAK' w14:paraId='0BADLEAK'><w:pPr><w:rPr><w:ins" + change
                + "/></w:rPr><w:pPrChange" + change + "><w:pPr><w:pStyle w:val='Leak'/></w:pPr></w:pPrChange></w:pPr>"
                + "<w:commentRangeStart w:id='0'/><w:r><w:rPr><w:b/><w:rPrChange" + change
                + "><w:rPr><w:rFonts w:ascii='Leak'/></w:rPr></w:rPrChange></w:rPr><w:t xml:space='preserve'>Kept &amp; </w:t></w:r>"
                + "<w:ins" + change + "><w:r><w:t>inserted</w:t></w:r></w:ins>"
                + "<w:del" + change + "><w:r><w:delText>Leak deleted</w:delText></w:r></w:del>"
                + "<w:moveFrom" + change + "><w:r><w:t>Leak moved</w:t></w:r></w:moveFrom>"
                + "<w:moveTo" + change + "><w:r><w:t xml:space='preserve'> moved</w:t></w:r></w:moveTo>"
                + "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>"
                + "<w:p><w:hyperlink r:id='rId11'><w:r><w:t>web</w:t></w:r></w:hyperlink>"
                + "<w:hyperlink r:id='rId12'><w:r><w:t>file</w:t></w:r></w:hyperlink></w:p>"
                + "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> FILENAME Leak</w:instrText></w:r>"
                + "<w:r><w:instrText>\\p Leak</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
                + "<w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
                + "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
                + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid>"
                + "<w:tr><w:trPr><w:del" + change
                + "/></w:trPr><w:tc><w:p><w:r><w:t>Leak row</w:t></w:r></w:p></w:tc></w:tr>"
                + "<w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                + "<w:p>" + picture("rId5", 1) + picture("rId6", 2) + picture("rId7", 3) + picture("rId8", 4)
                + "<w:r><w:object><v:shape style='width:20pt;height:20pt'><v:imagedata r:id='rId6' o:title='Leak'/></v:shape>"
                + "<o:OLEObject Type='Embed' ProgID='Leak' r:id='rId9'/></w:object></w:r></w:p>"
                + "<w:sectPr w:rsidR='0BADLEAK'/></w:body></w:document>";
    }

    private static String picture(String id, int number) {
        return "<w:r><w:drawing><wp:inline><wp:extent cx='1000000' cy='750000'/><wp:docPr id='" + number
                + "' name='Picture " + number + "' descr='C:\\Users\\Leak\\photo.jpg'/><a:graphic>"
                + "<a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic><pic:nvPicPr>"
                + "<pic:cNvPr id='0' name='Leak.jpg'/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed='" + id
                + "' r:link='rId13'><a:extLst><a:ext uri='Leak'/></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch>"
                + "</pic:blipFill><pic:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='1000000' cy='750000'/></a:xfrm>"
                + "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
                + "</wp:inline></w:drawing></w:r>";
    }

    static byte[] xlsx() throws IOException {
        OfficeOriginal file = new OfficeOriginal();
        file.properties("xl/workbook.xml");
        file.part(
                "xl/workbook.xml",
                OPEN + "spreadsheetml.sheet.main+xml",
                "<workbook xmlns='" + S + "' xmlns:r='" + R
                        + "' xmlns:mc='" + MC + "' mc:Ignorable='x15 xr'"
                        + " xmlns:x15='http://schemas.microsoft.com/office/spreadsheetml/2010/11/main'"
                        + " xmlns:xr='http://schemas.microsoft.com/office/spreadsheetml/2014/revision'>"
                        + "<fileVersion appName='xl' rupBuild='Leak'/><fileSharing userName='Leak'/><workbookPr/>"
                        + "<mc:AlternateContent><mc:Choice Requires='x15'>"
                        + "<x15ac:absPath url='C:\\Users\\Leak\\' xmlns:x15ac='http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac'/>"
                        + "</mc:Choice></mc:AlternateContent><xr:revisionPtr documentId='Leak' xr6:coauthVersionLast='1'"
                        + " xmlns:xr6='http://schemas.microsoft.com/office/spreadsheetml/2016/revision6'/>"
                        + "<sheets><sheet name='Sums' sheetId='1' r:id='rId1'/><sheet name='More' sheetId='2' state='hidden' r:id='rId2'/></sheets>"
                        + "<externalReferences><externalReference r:id='rId4'/></externalReferences>"
                        + "<customWorkbookViews><customWorkbookView name='Leak'/></customWorkbookViews></workbook>");
        file.part(
                "xl/worksheets/sheet1.xml",
                OPEN + "spreadsheetml.worksheet+xml",
                "<worksheet xmlns='" + S
                        + "' xmlns:r='" + R
                        + "' xmlns:xr='http://schemas.microsoft.com/office/spreadsheetml/2014/revision' xr:uid='Leak'>"
                        + "<sheetData><row r='1'><c r='A1'><v>40</v></c><c r='B1' t='s'><v>0</v></c><c r='C1'><f>A1+2</f><v>42</v></c>"
                        + "<c r='D1'><f>[1]Other!A1</f><v>7</v></c></row></sheetData>"
                        + "<scenarios><scenario name='Leak' user='Leak'/></scenarios>"
                        + "<hyperlinks><hyperlink ref='A1' r:id='rId5'/><hyperlink ref='B1' r:id='rId6'/></hyperlinks>"
                        + "<pageSetup orientation='landscape' r:id='rId2'/><legacyDrawing r:id='rId3'/>"
                        + "<extLst><ext uri='Leak'/></extLst></worksheet>");
        file.part(
                "xl/worksheets/sheet2.xml",
                OPEN + "spreadsheetml.worksheet+xml",
                "<worksheet xmlns='" + S + "'><sheetData/></worksheet>");
        file.part(
                "xl/sharedStrings.xml",
                OPEN + "spreadsheetml.sharedStrings+xml",
                "<sst xmlns='" + S + "' count='1' uniqueCount='1'><si><t>text</t></si></sst>");
        file.part("xl/comments1.xml", OPEN + "spreadsheetml.comments+xml", "<comments>Leak</comments>");
        file.part("xl/persons/person.xml", "application/vnd.ms-excel.person+xml", "<personList>Leak</personList>");
        file.part("xl/drawings/vmlDrawing1.vml", OPEN + "vmlDrawing", "<xml>Leak</xml>");
        file.part("xl/printerSettings/printerSettings1.bin", OPEN + "spreadsheetml.printerSettings", "L\0e\0a\0k\0");
        file.part(
                "xl/externalLinks/externalLink1.xml",
                OPEN + "spreadsheetml.externalLink+xml",
                "<externalLink xmlns='" + S
                        + "' xmlns:r='" + R
                        + "'><externalBook r:id='rId1'><sheetNames><sheetName val='Other'/></sheetNames>"
                        + "<sheetDataSet><sheetData sheetId='0'><row r='1'><cell r='A1'><v>Leak</v></cell></row></sheetData></sheetDataSet>"
                        + "</externalBook></externalLink>");
        file.relate("xl/workbook.xml", "rId1", "worksheet", "worksheets/sheet1.xml");
        file.relate("xl/workbook.xml", "rId2", "worksheet", "worksheets/sheet2.xml");
        file.relate("xl/workbook.xml", "rId3", "sharedStrings", "sharedStrings.xml");
        file.relate("xl/workbook.xml", "rId4", "externalLink", "externalLinks/externalLink1.xml");
        file.relate("xl/workbook.xml", "rId5", "person", "persons/person.xml");
        file.relate("xl/worksheets/sheet1.xml", "rId1", "comments", "../comments1.xml");
        file.relate("xl/worksheets/sheet1.xml", "rId2", "printerSettings", "../printerSettings/printerSettings1.bin");
        file.relate("xl/worksheets/sheet1.xml", "rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml");
        file.link("xl/worksheets/sheet1.xml", "rId5", "hyperlink", "https://example.org/");
        file.link("xl/worksheets/sheet1.xml", "rId6", "hyperlink", "file:///C:\\Users\\Leak\\a.xlsx");
        file.link(
                "xl/externalLinks/externalLink1.xml", "rId1", "externalLinkPath", "file:///C:\\Users\\Leak\\Leak.xlsx");
        return file.zip();
    }

    /** Adds parts that offices add to what a library has made. */
    static byte[] pptx(byte[] made) throws IOException {
        OfficeOriginal file = new OfficeOriginal();
        ZipParts.each(() -> new java.io.ByteArrayInputStream(made), (name, content) -> {
            String text = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
            if (name.equals("[Content_Types].xml")) {
                text = text.replace(
                        "</Types>",
                        "<Override PartName='/ppt/commentAuthors.xml' ContentType='" + OPEN
                                + "presentationml.commentAuthors+xml'/><Override PartName='/ppt/comments/comment1.xml' ContentType='"
                                + OPEN + "presentationml.comments+xml'/></Types>");
            } else if (name.equals("ppt/_rels/presentation.xml.rels")) {
                text = text.replace(
                        "</Relationships>",
                        "<Relationship Id='rId900' Type='" + R
                                + "/commentAuthors' Target='commentAuthors.xml'/></Relationships>");
            } else if (name.equals("ppt/slides/_rels/slide1.xml.rels")) {
                text = text.replace(
                        "</Relationships>",
                        "<Relationship Id='rId900' Type='" + R
                                + "/comments' Target='../comments/comment1.xml'/></Relationships>");
            } else if (name.equals("ppt/slides/slide1.xml")) {
                text = text.replace("</p:cSld>", "</p:cSld><p:extLst><p:ext uri='Leak'/></p:extLst>");
            }
            file.parts.put(name, text.getBytes(StandardCharsets.ISO_8859_1));
        });
        file.parts.put(
                "ppt/commentAuthors.xml",
                Pictures.text("<p:cmAuthorLst xmlns:p='" + P
                        + "'><p:cmAuthor id='0' name='Leak' initials='L'/></p:cmAuthorLst>"));
        file.parts.put("ppt/comments/comment1.xml", Pictures.text("<p:cmLst xmlns:p='" + P + "'>Leak</p:cmLst>"));
        return zip(file.parts);
    }

    static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setComment("Leak of a ZIP");
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTime(1_700_000_000_000L);
                entry.setComment("Leak");
                entry.setExtra(Pictures.text("\u00FE\u00CA\4\0Leak"));
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private void properties(String main) {
        part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "<c>Leak</c>");
        part("docProps/app.xml", OPEN + "extended-properties+xml", "<a>Leak</a>");
        part("docProps/custom.xml", OPEN + "custom-properties+xml", "<a>Leak</a>");
        raw("docProps/thumbnail.jpeg", "image/jpeg", Pictures.text("Leak"));
        relate("", "rId1", "officeDocument", main);
        relationship("", "rId2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml", "");
        relate("", "rId3", "extended-properties", "docProps/app.xml");
        relate("", "rId4", "custom-properties", "docProps/custom.xml");
        relationship("", "rId5", PACKAGE + "relationships/metadata/thumbnail", "docProps/thumbnail.jpeg", "");
    }

    private void part(String name, String type, String xml) {
        raw(name, type, xml.getBytes(StandardCharsets.UTF_8));
    }

    private void raw(String name, String type, byte[] content) {
        parts.put(name, content);
        types.append("<Override PartName='/" + name + "' ContentType='" + type + "'/>");
    }

    private void relate(String source, String id, String type, String target) {
        relationship(source, id, R + "/" + type, target, "");
    }

    private void link(String source, String id, String type, String target) {
        relationship(source, id, R + "/" + type, target, " TargetMode='External'");
    }

    private void relationship(String source, String id, String type, String target, String mode) {
        relationships.merge(
                Relationship.partOf(source),
                "<Relationship Id='" + id + "' Type='" + type + "' Target='" + target + "'" + mode + "/>",
                String::concat);
    }

    private byte[] zip() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "[Content_Types].xml",
                Pictures.text("<Types xmlns='" + PACKAGE + "content-types'>"
                        + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                        + types
                        + "</Types>"));
        relationships.forEach((name, content) -> all.put(
                name,
                Pictures.text("<Relationships xmlns='" + PACKAGE + "relationships'>" + content + "</Relationships>")));
        all.putAll(parts);
        return zip(all);
    }
}
