package io.edgepurge.local.origin;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws an image from a seed. It needs no fonts or files. */
final class ImageRenderer {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final int DISCS = 6;

    private ImageRenderer() {}

    /**
     * Renders an image.
     *
     * @param format a format name that {@link ImageIO} can write
     */
    static byte[] render(String format, long seed) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        draw(image, new Random(seed));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void draw(BufferedImage image, Random random) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color(random));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        for (int disc = 0; disc < DISCS; disc++) {
            int size = HEIGHT / 4 + random.nextInt(HEIGHT / 2);
            graphics.setColor(color(random));
            graphics.fillOval(random.nextInt(WIDTH - size), random.nextInt(HEIGHT - size), size, size);
        }
        graphics.dispose();
    }

    private static Color color(Random random) {
        return Color.getHSBColor(random.nextFloat(), 0.6f, 0.9f);
    }
}
