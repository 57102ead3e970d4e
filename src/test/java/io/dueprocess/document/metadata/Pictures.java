package io.dueprocess.document.metadata;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** Pictures with everything that a camera or program may put into them. */
final class Pictures {

    static final int WIDTH = 64;
    static final int HEIGHT = 48;
    static final String XMP = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><dc:creator>Leak XMP</dc:creator>"
            + "<exif:GPSLatitude>55,40N</exif:GPSLatitude></x:xmpmeta>";

    private static final byte[] WEBP = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private Pictures() {}

    static BufferedImage drawn() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.ORANGE);
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setColor(Color.BLUE);
        canvas.fillOval(8, 8, 30, 20);
        canvas.dispose();
        return image;
    }

    static byte[] plain(String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(drawn(), format, out)) {
                throw new IllegalStateException(format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** Turned by orientation 6, with all kinds of segments and a film behind the end. */
    static byte[] jpeg() throws IOException {
        byte[] plain = plain("jpg");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(
                out,
                0xE0,
                join("JFIF\0\1\2\0\0\1\0\1\2\2".getBytes(StandardCharsets.ISO_8859_1), text("Leak thumb!!")));
        segment(out, 0xE1, join(text("Exif\0\0"), exif(6)));
        segment(out, 0xE1, text("http://ns.adobe.com/xap/1.0/\0" + XMP));
        segment(out, 0xE2, join(text("ICC_PROFILE\0\1\1"), profile()));
        segment(out, 0xE2, text("MPF\0Leak"));
        segment(out, 0xED, text("Photoshop 3.0\0" + "8BIMLeak IPTC"));
        segment(out, 0xE5, text("Leak maker"));
        segment(out, 0xFE, text("Leak comment"));
        out.write(plain, 2, plain.length - 2);
        out.write(text("\0\0\0\30ftypmp42Leak film"));
        return out.toByteArray();
    }

    static byte[] png() throws IOException {
        byte[] plain = plain("png");
        int afterHeader = 8 + 25;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, afterHeader);
        chunk(out, "gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F});
        chunk(out, "iCCP", join(text("Leak screen\0\0"), Bytes.deflate(profile())));
        chunk(out, "tEXt", text("Author\0Leak author"));
        chunk(out, "zTXt", join(text("Leak\0\0"), Bytes.deflate(text("Leak"))));
        chunk(out, "iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + XMP));
        chunk(out, "tIME", new byte[] {7, (byte) 0xE8, 1, 1, 1, 1, 1});
        chunk(out, "eXIf", exif(6));
        chunk(out, "leAk", text("Leak private"));
        out.write(plain, afterHeader, plain.length - afterHeader);
        out.write(text("Leak of the picture before it was cropped"));
        return out.toByteArray();
    }

    static byte[] gif() throws IOException {
        byte[] plain = plain("gif");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, plain.length - 1);
        out.write(text("!\u00FE\14Leak comment\0"));
        out.write(text("!\u00FF\13XMP DataXMP\4Leak\0"));
        out.write(';');
        out.write(text("Leak"));
        return out.toByteArray();
    }

    /** Lossless, in the extended form. */
    static byte[] webp() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(text("WEBP"));
        riff(body, "VP8X", new byte[] {0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        riff(body, "ICCP", profile());
        body.write(WEBP, 12, WEBP.length - 12);
        riff(body, "EXIF", exif(6));
        riff(body, "XMP ", text(XMP));
        riff(body, "LEAK", text("Leak"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        riff(out, "RIFF", body.toByteArray());
        out.write(text("Leak"));
        return out.toByteArray();
    }

    static byte[] tiff(String compression, int pages) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(compression);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < pages; i++) {
                writer.writeToSequence(new IIOImage(drawn(), null, null), how);
            }
            writer.endWriteSequence();
        }
        writer.dispose();
        return withTags(out.toByteArray());
    }

    /** Every directory again, at the end of the file, with tags that tell. */
    private static byte[] withTags(byte[] tiff) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(tiff);
        in.order(tiff[0] == 'I' ? java.nio.ByteOrder.LITTLE_ENDIAN : java.nio.ByteOrder.BIG_ENDIAN);
        ByteBuffer out = ByteBuffer.allocate(tiff.length + 20_000).order(in.order());
        out.put(tiff);
        int pointer = 4;
        for (int at = in.getInt(4); at != 0; ) {
            out.position(out.position() + out.position() % 2);
            out.putInt(pointer, out.position());
            int count = in.getShort(at);
            List<Integer> told = List.of(270, 271, 305, 306, 315, 316, 700, 33432, 33723, 34377, 34853, 65_000);
            out.putShort((short) (count + told.size()));
            out.put(tiff, at + 2, count * 12);
            int values = out.position() + told.size() * 12 + 4;
            for (int tag : told) {
                boolean directory = tag == 34853;
                byte[] value = text(
                        directory
                                ? "\0\0\0\0\0\0Leak"
                                : tag == 306 ? "2024:05:06 07:08:09\0" : "Leak of tag " + tag + "\0");
                out.putShort((short) tag).putShort((short) (directory ? 4 : 2)).putInt(directory ? 1 : value.length);
                out.putInt(values);
                out.put(values, value);
                values += 40;
            }
            pointer = out.position();
            out.putInt(0);
            at = in.getInt(at + 2 + count * 12);
            out.position(values);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    static int[][] pages(byte[] tiff) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("tiff");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(tiff))) {
            reader.setInput(in);
            int[][] pages = new int[reader.getNumImages(true)][];
            for (int i = 0; i < pages.length; i++) {
                pages[i] = pixels(reader.read(i));
            }
            return pages;
        } finally {
            reader.dispose();
        }
    }

    /** Little-endian: artist, orientation, a directory of places, a second picture. */
    static byte[] exif(int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(200).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        exif.put(text("II*\0")).putInt(8).putShort((short) 4);
        entry(exif, 274, 3, 1, orientation);
        entry(exif, 272, 2, 10, 120);
        entry(exif, 315, 2, 10, 120);
        entry(exif, 34853, 4, 1, 100);
        exif.putInt(140);
        exif.position(100).putShort((short) 1);
        entry(exif, 1, 2, 2, 'N');
        exif.position(120).put(text("Leak maker"));
        exif.position(140).putShort((short) 0);
        return exif.array();
    }

    /** The profile of somebody's screen. */
    static byte[] profile() {
        byte[] standard = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        ByteBuffer in = ByteBuffer.wrap(standard);
        int tags = in.getInt(128);
        byte[] added = text("mmod\0\0\0\0Leak serial number 1234567");
        ByteBuffer out = ByteBuffer.allocate(standard.length + 12 + added.length);
        out.put(standard, 0, 132 + tags * 12);
        for (int i = 0; i < tags; i++) {
            int at = 132 + i * 12 + 4;
            out.putInt(at, in.getInt(at) + 12);
        }
        out.put(text("mmod")).putInt(standard.length + 12).putInt(added.length);
        out.put(standard, 132 + tags * 12, standard.length - 132 - tags * 12).put(added);
        out.putInt(128, tags + 1).putInt(0, out.capacity());
        out.put(48, text("LEAKLEAK"));
        return out.array();
    }

    static void segment(ByteArrayOutputStream out, int marker, byte[] content) throws IOException {
        Jpeg.segment(out, marker, content);
    }

    static void chunk(ByteArrayOutputStream out, String type, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(text(type));
        crc.update(content);
        Bytes.put32(out, content.length);
        out.write(text(type));
        out.write(content);
        Bytes.put32(out, crc.getValue());
    }

    private static void riff(ByteArrayOutputStream out, String type, byte[] content) throws IOException {
        out.write(text(type));
        Bytes.put32(out, Integer.reverseBytes(content.length) & 0xFFFFFFFFL);
        out.write(content);
        out.write(new byte[content.length % 2]);
    }

    private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
        exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
