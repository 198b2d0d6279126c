using Superpower.Display;

namespace ClientProcess.Engine.Expressions;

/// <summary>The kinds of token that FEEL has (DMN 1.3, 10.3.1.2); a built-in function's name is one token, spaces and all.</summary>
internal enum FeelToken
{
    None,

    [Token(Category = "name")]
    Name,

    [Token(Category = "number")]
    Number,

    [Token(Category = "text")]
    Text,

    [Token(Category = "keyword", Example = "and")]
    And,

    [Token(Category = "keyword", Example = "or")]
    Or,

    [Token(Category = "keyword", Example = "if")]
    If,

    [Token(Category = "keyword", Example = "then")]
    Then,

    [Token(Category = "keyword", Example = "else")]
    Else,

    [Token(Category = "keyword", Example = "for")]
    For,

    [Token(Category = "keyword", Example = "in")]
    In,

    [Token(Category = "keyword", Example = "return")]
    Return,

    [Token(Category = "keyword", Example = "some")]
    Some,

    [Token(Category = "keyword", Example = "every")]
    Every,

    [Token(Category = "keyword", Example = "satisfies")]
    Satisfies,

    [Token(Category = "keyword", Example = "between")]
    Between,

    [Token(Category = "keyword", Example = "true")]
    True,

    [Token(Category = "keyword", Example = "false")]
    False,

    [Token(Category = "keyword", Example = "null")]
    Null,

    [Token(Example = "=")]
    Equal,

    [Token(Example = "!=")]
    Unequal,

    [Token(Example = "<")]
    Less,

    [Token(Example = "<=")]
    LessOrEqual,

    [Token(Example = ">")]
    Greater,

    [Token(Example = ">=")]
    GreaterOrEqual,

    [Token(Example = "+")]
    Plus,

    [Token(Example = "-")]
    Minus,

    [Token(Example = "*")]
    Times,

    [Token(Example = "/")]
    Divide,

    [Token(Example = "**")]
    Power,

    [Token(Example = "(")]
    OpenRound,

    [Token(Example = ")")]
    CloseRound,

    [Token(Example = "[")]
    OpenSquare,

    [Token(Example = "]")]
    CloseSquare,

    [Token(Example = "{")]
    OpenCurly,

    [Token(Example = "}")]
    CloseCurly,

    [Token(Example = ",")]
    Comma,

    [Token(Example = ":")]
    Colon,

    [Token(Example = ".")]
    Dot,

    [Token(Example = "..")]
    Range,

    [Token(Example = "@")]
    At,
}
