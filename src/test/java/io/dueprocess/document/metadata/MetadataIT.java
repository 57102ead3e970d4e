package io.dueprocess.document.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A reader of metadata that knows more formats than we do finds nothing but what a file needs to be shown. */
class MetadataIT {

    /** Groups of exiftool that say how a picture is built, or are about the test's own file. */
    private static final Pattern STRUCTURE =
            Pattern.compile("SourceFile|(?:ExifTool|System|File|Composite|JFIF|PNG(?:-pHYs)?|GIF|RIFF"
                    + "|Adobe|ICC-chrm|ICC-view):.*");

    /** Tags of groups that hold more than structure, which are structure; a strip that is JPEG is called a preview. */
    private static final Pattern NEEDED =
            Pattern.compile("IFD\\d+:(?:SubfileType|ImageWidth|ImageHeight|BitsPerSample|Compression"
                    + "|PhotometricInterpretation|StripOffsets|Orientation|SamplesPerPixel|RowsPerStrip|StripByteCounts"
                    + "|[XY]Resolution|PlanarConfiguration|ResolutionUnit|Predictor|SampleFormat|YCbCr\\w+|ReferenceBlackWhite"
                    + "|TileWidth|TileLength|TileOffsets|TileByteCounts|JPEGTables|PreviewImage(?:Start|Length)?)"
                    + "|ICC_Profile:(?:(?:Red|Green|Blue)(?:MatrixColumn|TRC)|Media(?:White|Black)Point|Luminance|ChromaticAdaptation)"
                    + "|ICC-header:(?:ProfileVersion|ProfileClass|ColorSpaceData|ProfileConnectionSpace|ProfileFileSignature"
                    + "|CMMFlags|DeviceAttributes|RenderingIntent|ConnectionSpaceIlluminant)"
                    + "|PDF:(?:PDFVersion|Linearized|PageCount|Language|EmbeddedImage\\w*)"
                    + "|ZIP:Zip(?:RequiredVersion|BitFlag|Compression|CRC|CompressedSize|UncompressedSize|FileName)");

    /** What is always there, and says nothing. */
    private static final Map<String, Pattern> EMPTY = Map.ofEntries(
            Map.entry("ZIP:ZipModifyDate", Pattern.compile("1980:01:01 00:00:02")),
            Map.entry("PNG:ProfileName", Pattern.compile("ICC")),
            Map.entry("ICC_Profile:ProfileDescription", Pattern.compile("Colours")),
            Map.entry("ICC_Profile:ProfileCopyright", Pattern.compile("None")),
            Map.entry("ICC-header:ProfileDateTime", Pattern.compile("0000:00:00 00:00:00")),
            Map.entry("ICC-header:ProfileCMMType", Pattern.compile("")),
            Map.entry("ICC-header:PrimaryPlatform", Pattern.compile("Unknown \\(\\)|")),
            Map.entry("ICC-header:DeviceManufacturer", Pattern.compile("")),
            Map.entry("ICC-header:DeviceModel", Pattern.compile("")),
            Map.entry("ICC-header:ProfileCreator", Pattern.compile("")),
            Map.entry("PDF:HasXFA", Pattern.compile("No")),
            Map.entry("ICC-header:ProfileID", Pattern.compile("0")));

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @BeforeAll
    static void exiftoolIsThere() throws IOException {
        try {
            run("exiftool", "-ver");
        } catch (IOException e) {
            throw new IOException("exiftool is missing: apt-get install libimage-exiftool-perl", e);
        }
    }

    static List<Arguments> originals() throws IOException {
        return List.of(
                Arguments.of("jpg", Pictures.jpeg(), true),
                Arguments.of("png", Pictures.png(), true),
                Arguments.of("gif", Pictures.gif(), true),
                Arguments.of("webp", Pictures.webp(), false),
                Arguments.of("tif", Pictures.tiff("LZW", 2), true),
                Arguments.of("tif", Pictures.tiff("JPEG", 1), true),
                Arguments.of("pdf", PdfOriginal.make(), true),
                Arguments.of("pdf", PdfOriginal.updated(), true),
                Arguments.of("docx", OfficeOriginal.docx(), false),
                Arguments.of("xlsx", OfficeOriginal.xlsx(), false),
                Arguments.of("pptx", OfficeTest.presentation(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("originals")
    void onlyStructureIsLeft(String kind, byte[] made, boolean writable) throws IOException {
        byte[] original = writable ? told(kind, made) : made;
        assertThat(findings(file("original." + kind, original)))
                .as("what the original tells")
                .isNotEmpty();
        byte[] clean = Leaks.clean(original);
        assertThat(findings(file("clean." + kind, clean))).isEmpty();
        if (kind.endsWith("x")) {
            for (Path picture : picturesIn(clean)) {
                assertThat(findings(picture))
                        .as(picture.getFileName().toString())
                        .isEmpty();
            }
        }
    }

    /** As cameras and programs write it. */
    private byte[] told(String kind, byte[] made) throws IOException {
        Path file = file("told." + kind, made);
        run(
                "exiftool",
                "-m",
                "-overwrite_original",
                "-Artist=Leak",
                "-Author=Leak",
                "-Creator=Leak",
                "-Copyright=Leak",
                "-Title=Leak",
                "-Comment=Leak",
                "-UserComment=Leak",
                "-Software=Leak",
                "-Make=Leak",
                "-Model=Leak",
                "-SerialNumber=Leak",
                "-OwnerName=Leak",
                "-HostComputer=Leak",
                "-DateTimeOriginal=2024:01:02 03:04:05",
                "-GPSLatitude=55.67",
                "-GPSLatitudeRef=N",
                "-GPSLongitude=12.56",
                "-GPSLongitudeRef=E",
                "-IPTC:By-line=Leak",
                "-IPTC:City=Leak",
                "-XMP-dc:Creator=Leak",
                "-XMP-xmpMM:History=Leak",
                "-XMP-photoshop:City=Leak",
                file.toString());
        return Files.readAllBytes(file);
    }

    private List<String> findings(Path file) throws IOException {
        JsonNode found = JSON.readTree(
                run("exiftool", "-j", "-a", "-u", "-G1", "-ee", "-api", "LargeFileSupport=1", file.toString()));
        List<String> telling = new ArrayList<>();
        found.get(0).properties().forEach(tag -> {
            String name = tag.getKey();
            Pattern empty = EMPTY.get(name);
            boolean fine = empty != null
                    ? empty.matcher(tag.getValue().asText()).matches()
                    : isStructure(name) || NEEDED.matcher(name).matches();
            if (!fine) {
                telling.add(name + "=" + tag.getValue().asText());
            }
        });
        return telling;
    }

    private static boolean isStructure(String name) {
        return STRUCTURE.matcher(name).matches()
                && !name.matches(
                        "(?:File|PNG|GIF|RIFF):(?:Comment|.*Date.*|.*Warning.*|ProfileName|Author|.*Title.*|Leak.*)");
    }

    private List<Path> picturesIn(byte[] office) throws IOException {
        List<Path> pictures = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(office))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().contains("/media/")) {
                    pictures.add(file(entry.getName().replace('/', '-'), in.readAllBytes()));
                }
            }
        }
        assertThat(pictures.isEmpty()).isEqualTo(!Leaks.contains(office, "/media/"));
        return pictures;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
