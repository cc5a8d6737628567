//! How published types are written down: tables of fields and closed lists of words.

/// A table: a row of named, documented fields.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $kind,)* }
    };
}

/// A closed list of words. `Name or Other` reads words that it does not know as `Other`.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident $(or $other:ident)? { $($(#[$word_doc:meta])* $word:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$word_doc])* $word,)* }

        impl $name {
            /// Every word, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$word,)*];

            /// The word by its published name, as data files spell it.
            pub fn by_name(name: &str) -> Option<Self> {
                #[derive(serde::Deserialize)]
                #[serde(rename_all = "snake_case")]
                enum Spelled { $($word,)* }
                let spelled: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
                    serde::de::IntoDeserializer::into_deserializer(name);
                serde::Deserialize::deserialize(spelled).ok().map(|word| match word {
                    $(Spelled::$word => Self::$word,)*
                })
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name: std::borrow::Cow<'de, str> = serde::Deserialize::deserialize(deserializer)?;
                let unknown: &[Self] = &[$(Self::$other)?];
                Self::by_name(&name)
                    .or(unknown.first().copied())
                    .ok_or_else(|| serde::de::Error::custom(format!("unknown word {name:?}")))
            }
        }
    };
}
