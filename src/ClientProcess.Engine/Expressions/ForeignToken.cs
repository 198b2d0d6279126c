namespace ClientProcess.Engine.Expressions;

/// <summary>What plain conditions in the unified expression language (JUEL), JavaScript and Groovy are made of.</summary>
internal enum ForeignToken
{
    None,
    Begin,
    End,
    Name,
    Number,
    Text,
    True,
    False,
    Null,
    And,
    Or,
    Not,
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Minus,
    Dot,
    OpenRound,
    CloseRound,
}
