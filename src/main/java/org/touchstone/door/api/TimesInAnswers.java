package org.touchstone.door.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import org.touchstone.base.settings.Settings;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Answers say a time as the body's clock shows it, so that its day is the one that pages and letters say. */
@Component
class TimesInAnswers implements JsonMapperBuilderCustomizer {

    private final ZoneId zone;

    TimesInAnswers(Settings settings) {
        this.zone = settings.timeZone();
    }

    @Override
    public void customize(JsonMapper.Builder mapper) {
        mapper.addModule(new SimpleModule("times in answers").addSerializer(Instant.class, new OfTheBody(zone)));
    }

    private static final class OfTheBody extends StdSerializer<Instant> {

        private final ZoneId zone;

        private OfTheBody(ZoneId zone) {
            super(Instant.class);
            this.zone = zone;
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
            json.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone)));
        }
    }
}
